package io.bellbuoy.ingest.delivery;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.matching.EventTypePattern;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which attempts are wanted.
 *
 * @param verdicts of one of these; none: any
 * @param eventType of events of this type or family
 * @param since started then or later
 * @param until started before
 */
public record AttemptFilter(
        Set<String> verdicts, Optional<EventTypePattern> eventType, Optional<Instant> since, Optional<Instant> until) {

    /** Wants all. */
    public static final AttemptFilter ALL =
            new AttemptFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public AttemptFilter {
        verdicts = Set.copyOf(verdicts);
    }

    /** Whether its time alone makes it one of those wanted. */
    public boolean hasTime(Instant started) {
        return since.map(from -> !started.isBefore(from)).orElse(true)
                && until.map(started::isBefore).orElse(true);
    }

    /** Whether the attempt is one of those wanted, whatever its time. */
    public boolean wants(DeliveryStatus status) {
        return (verdicts.isEmpty() || verdicts.contains(status.getOutcome().getVerdict()))
                && eventType
                        .map(wanted -> wanted.matches(status.getEventType()))
                        .orElse(true);
    }

    /** Whether nothing but the time has to be known to tell. */
    public boolean wantsAnything() {
        return verdicts.isEmpty() && eventType.isEmpty();
    }
}
