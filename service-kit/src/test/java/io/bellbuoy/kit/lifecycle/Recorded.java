package io.bellbuoy.kit.lifecycle;

import java.util.List;

/** A service that writes down what is done to it, and fails where it is told to. */
record Recorded(String name, List<String> journal, boolean failsToStart, boolean failsToStop) implements Service {

    static Recorded healthy(String name, List<String> journal) {
        return new Recorded(name, journal, false, false);
    }

    static Recorded failingToStart(String name, List<String> journal) {
        return new Recorded(name, journal, true, false);
    }

    static Recorded failingToStop(String name, List<String> journal) {
        return new Recorded(name, journal, false, true);
    }

    @Override
    public void start() {
        journal.add("start " + name);
        if (failsToStart) {
            throw new IllegalStateException("start " + name);
        }
    }

    @Override
    public void stop() {
        journal.add("stop " + name);
        if (failsToStop) {
            throw new IllegalStateException("stop " + name);
        }
    }
}
