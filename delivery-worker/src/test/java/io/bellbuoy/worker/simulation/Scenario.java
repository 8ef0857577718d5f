package io.bellbuoy.worker.simulation;

import java.time.Duration;
import java.util.List;

/**
 * What is simulated.
 *
 * @param lasts at most; it is over before when nothing is left to do
 */
record Scenario(String name, Duration lasts, List<Endpoint> endpoints) {

    Scenario {
        endpoints = List.copyOf(endpoints);
    }

    static Scenario scenario(String name, Duration lasts, Endpoint... endpoints) {
        return new Scenario(name, lasts, List.of(endpoints));
    }
}
