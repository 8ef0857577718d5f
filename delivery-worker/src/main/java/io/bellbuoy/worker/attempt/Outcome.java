package io.bellbuoy.worker.attempt;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.worker.health.Observation;
import io.bellbuoy.worker.order.Step;
import io.bellbuoy.worker.verdict.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of a record taken in hand.
 *
 * @param records that say so, to be committed together with its offset
 * @param judgement of the request; empty when none was made
 * @param observation what it says about the endpoint; empty when nothing was decided but to wait
 * @param letter the dead letter among the records; empty when it did not die
 * @param step what it means for the order of its subscription; empty when it has no turn
 */
public record Outcome(
        List<Outgoing> records,
        Optional<Judgement> judgement,
        Optional<Observation> observation,
        Optional<DeadLetter> letter,
        Optional<Step> step) {

    public Outcome {
        records = List.copyOf(records);
    }

    static Outcome withoutRequest(List<Outgoing> records) {
        return new Outcome(records, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Outcome with(List<Outgoing> more) {
        List<Outgoing> all = Stream.concat(records.stream(), more.stream()).toList();
        return new Outcome(all, judgement, observation, letter, step);
    }
}
