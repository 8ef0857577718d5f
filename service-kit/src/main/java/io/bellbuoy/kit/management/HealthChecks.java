package io.bellbuoy.kit.management;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Named checks in the order that they were added. */
final class HealthChecks {

    private final Map<String, Supplier<HealthStatus>> checks = new LinkedHashMap<>();

    synchronized void add(String name, Supplier<HealthStatus> check) {
        if (checks.putIfAbsent(name, check) != null) {
            throw new IllegalArgumentException("There is already a check named " + name);
        }
    }

    synchronized HealthReport report() {
        Map<String, HealthStatus> found = new LinkedHashMap<>();
        checks.forEach((name, check) -> found.put(name, run(check)));
        return new HealthReport(found);
    }

    /** A check that throws has found something. */
    private static HealthStatus run(Supplier<HealthStatus> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return HealthStatus.down("the check itself failed: " + e);
        }
    }
}
