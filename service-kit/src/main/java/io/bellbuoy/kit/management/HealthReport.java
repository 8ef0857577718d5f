package io.bellbuoy.kit.management;

import java.util.Map;

/** All checks of one kind at one moment, by name, in order. */
record HealthReport(Map<String, HealthStatus> checks) {

    boolean isUp() {
        return checks.values().stream().allMatch(HealthStatus::isUp);
    }
}
