package io.bellbuoy.kit.management;

import java.util.function.Supplier;

/**
 * What the parts of a process say about themselves.
 *
 * <p>Checks are asked on every request and must answer at once, from any thread.
 */
public final class Health {

    private final HealthChecks liveness = new HealthChecks();
    private final HealthChecks readiness = new HealthChecks();

    /** Adds a check whose failure only a restart mends; never one that depends on Kafka or another process. */
    public void liveness(String name, Supplier<HealthStatus> check) {
        liveness.add(name, check);
    }

    /** Adds a check whose failure means: send no traffic now. */
    public void readiness(String name, Supplier<HealthStatus> check) {
        readiness.add(name, check);
    }

    HealthReport live() {
        return liveness.report();
    }

    HealthReport ready() {
        return readiness.report();
    }
}
