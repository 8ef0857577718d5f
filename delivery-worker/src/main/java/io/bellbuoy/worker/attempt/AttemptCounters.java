package io.bellbuoy.worker.attempt;

import io.bellbuoy.delivery.Fault;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.worker.gate.Parking;
import io.bellbuoy.worker.verdict.Judgement;
import io.bellbuoy.worker.verdict.Verdict;
import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what attempts come to. Any thread may call. */
public final class AttemptCounters {

    private final Metrics metrics;
    private final Counter quarantined;
    private final Map<Meaning, Counter> judged = new ConcurrentHashMap<>();

    /** Declares the meters. */
    public AttemptCounters(Metrics metrics) {
        this.metrics = metrics;
        this.quarantined = metrics.counter(Metric.QUARANTINED, Outcomes.ROLE);
    }

    void judged(Judgement judgement) {
        Meaning meaning = new Meaning(judgement.verdict(), judgement.reason().fault());
        judged.computeIfAbsent(meaning, this::counter).increment();
    }

    void quarantined() {
        quarantined.increment();
    }

    void parked(Parking parking) {
        metrics.counter(Metric.DELIVERY_PARKED, parking.cause().code()).increment();
    }

    private Counter counter(Meaning meaning) {
        return metrics.counter(
                Metric.DELIVERY_ATTEMPTS,
                meaning.verdict().code(),
                meaning.fault().code());
    }

    private record Meaning(Verdict verdict, Fault fault) {}
}
