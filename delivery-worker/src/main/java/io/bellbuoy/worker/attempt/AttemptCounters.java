package io.bellbuoy.worker.attempt;

import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.worker.gate.Parking;
import io.bellbuoy.worker.verdict.Judgement;
import io.micrometer.core.instrument.Counter;

/** Counts what attempts come to. Any thread may call. */
public final class AttemptCounters {

    private final Metrics metrics;
    private final Counter quarantined;

    /** Declares the meters. */
    public AttemptCounters(Metrics metrics) {
        this.metrics = metrics;
        this.quarantined = metrics.counter(Metric.QUARANTINED, Outcomes.ROLE);
    }

    void judged(Judgement judgement) {
        metrics.counter(
                        Metric.DELIVERY_ATTEMPTS,
                        judgement.verdict().code(),
                        judgement.reason().fault().code())
                .increment();
    }

    void quarantined() {
        quarantined.increment();
    }

    void parked(Parking parking) {
        metrics.counter(Metric.DELIVERY_PARKED, parking.cause().code()).increment();
    }
}
