package io.bellbuoy.kit.management;

/** What a check found. */
public sealed interface HealthStatus {

    /** All is well. */
    static HealthStatus up() {
        return new Up();
    }

    /** Something is wrong, in words for the operator. */
    static HealthStatus down(String reason) {
        return new Down(reason);
    }

    /** Whether all is well. */
    default boolean isUp() {
        return this instanceof Up;
    }

    /** All is well. */
    record Up() implements HealthStatus {}

    /** Something is wrong. */
    record Down(String reason) implements HealthStatus {}
}
