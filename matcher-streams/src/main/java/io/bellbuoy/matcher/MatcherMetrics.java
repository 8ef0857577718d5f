package io.bellbuoy.matcher;

import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.micrometer.core.instrument.Counter;

/** The meters of the hot path, asked for once. Any thread may count. */
final class MatcherMetrics {

    private final Counter events;
    private final Counter duplicates;
    private final Counter notifications;
    private final Counter quarantined;

    MatcherMetrics(Metrics metrics) {
        this.events = metrics.counter(Metric.MATCHER_EVENTS);
        this.duplicates = metrics.counter(Metric.MATCHER_DUPLICATES);
        this.notifications = metrics.counter(Metric.MATCHER_NOTIFICATIONS);
        this.quarantined = metrics.counter(Metric.QUARANTINED, "matcher");
    }

    void matched() {
        events.increment();
    }

    void repeated() {
        duplicates.increment();
    }

    void notified() {
        notifications.increment();
    }

    void quarantined() {
        quarantined.increment();
    }
}
