package io.bellbuoy.worker.attempt;

import io.bellbuoy.worker.verdict.Judgement;
import java.util.List;
import java.util.Optional;

/**
 * What became of a record taken in hand.
 *
 * @param records that say so, to be committed together with its offset
 * @param judgement of the request; empty when none was made
 */
public record Outcome(List<Outgoing> records, Optional<Judgement> judgement) {

    public Outcome {
        records = List.copyOf(records);
    }

    static Outcome withoutRequest(Outgoing... records) {
        return new Outcome(List.of(records), Optional.empty());
    }
}
