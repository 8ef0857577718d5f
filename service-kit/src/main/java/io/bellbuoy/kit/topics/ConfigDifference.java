package io.bellbuoy.kit.topics;

/** A topic-level configuration that is not what the catalogue says. */
public record ConfigDifference(String topic, String config, String expected, String actual) {

    @Override
    public String toString() {
        return topic + ": " + config + " is " + actual + ", expected " + expected;
    }
}
