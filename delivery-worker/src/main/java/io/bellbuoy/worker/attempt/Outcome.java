package io.bellbuoy.worker.attempt;

import java.util.List;

/** What became of a record taken in hand: the records that say so, to be committed together with its offset. */
public record Outcome(List<Outgoing> records) {

    public Outcome {
        records = List.copyOf(records);
    }

    static Outcome of(Outgoing... records) {
        return new Outcome(List.of(records));
    }
}
