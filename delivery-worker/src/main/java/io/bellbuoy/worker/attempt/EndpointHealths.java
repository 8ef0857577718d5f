package io.bellbuoy.worker.attempt;

import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.health.HealthChange;
import io.bellbuoy.worker.health.HealthRules;
import io.bellbuoy.worker.health.KnownHealth;
import io.bellbuoy.worker.health.Observation;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * The health of the endpoints whose notifications are on one lane: what a view of {@code endpoint-health} knows, and what
 * the lane itself has changed since, which may not be written or read back yet. Confined to the lane's thread.
 *
 * <p>Why it survives rebalances: health is written in the transaction that commits the offsets of the outcomes it comes
 * from. Kafka refuses that to a lane that has lost its place in the group, and tells the next owner of the partition no
 * offset before such a transaction has ended. Only then does that owner read a record, and it decides nothing before the
 * view has read all that is in the topic by then. So one lane at a time writes the health of an endpoint, and knows all of
 * it. Only while workers with different retry ladders run side by side can two lanes have the first attempts and the
 * retries of one subscription: then the later outcome wins, as far as it was read.
 */
public final class EndpointHealths {

    private final HealthRules rules;
    private final HealthRecords records;
    private final Function<String, Optional<EndpointHealth>> view;
    private final Supplier<? extends CompletionStage<Void>> caughtUp;
    private final Counter suspensions;
    private final Map<Integer, Share> shares = new HashMap<>();

    /**
     * Knows of no partition yet.
     *
     * @param view by key
     * @param caughtUp completes when the view knows everything written before it was asked
     */
    public EndpointHealths(
            HealthRules rules,
            Topics topics,
            Function<String, Optional<EndpointHealth>> view,
            Supplier<? extends CompletionStage<Void>> caughtUp,
            Counter suspensions) {
        this.rules = rules;
        this.records = new HealthRecords(topics);
        this.view = view;
        this.caughtUp = caughtUp;
        this.suspensions = suspensions;
    }

    /**
     * What is known of an endpoint; fails when that cannot be known now.
     *
     * @param partition number of the partition that its notification was found on, whichever topic's
     */
    Future<Optional<EndpointHealth>> find(int partition, SubscriptionKey endpoint) {
        Share share = share(partition);
        return share.caughtUp().succeeded()
                ? Future.succeededFuture(share.find(endpoint.toString(), view).health())
                // On whatever thread that completes: it can look at the view, and before that the lane changes nothing.
                : share.caughtUp().map(done -> view.apply(endpoint.toString()));
    }

    /** What is known of an endpoint whose notification is in hand, and so was found before. */
    Optional<EndpointHealth> known(int partition, SubscriptionKey endpoint) {
        return share(partition).find(endpoint.toString(), view).health();
    }

    /** Takes in what an outcome says about its endpoint, and adds what is to be written of it. */
    public Outcome observed(int partition, Outcome outcome) {
        return outcome.observation()
                .map(seen -> outcome.with(noted(share(partition), seen)))
                .orElse(outcome);
    }

    /** Forgets what it changed: another lane may change it from now on. */
    public void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> shares.remove(partition.partition()));
    }

    private List<Outgoing> noted(Share share, Observation seen) {
        String key = seen.endpoint().toString();
        KnownHealth before = share.find(key, view);
        Optional<HealthChange> change = rules.after(before.health(), seen);
        change.filter(HealthChange::isSuspension).ifPresent(suspension -> suspensions.increment());
        KnownHealth known = change.map(before::changed).orElse(before);
        if (known.isWritten()) {
            return List.of();
        }
        boolean isDue = known.isDue(seen.time());
        share.own().put(key, isDue ? known.written(seen.time()) : known);
        List<RegistryEvent> events = change.map(HealthChange::events).orElse(List.of());
        return isDue ? records.of(seen.endpoint(), known.health(), events) : List.of();
    }

    /** The share of a partition, begun anew when the view has not caught up with the old one. */
    private Share share(int partition) {
        return shares.compute(
                partition, (number, known) -> known == null || known.caughtUp().failed() ? newShare() : known);
    }

    private Share newShare() {
        return new Share(catchUp(), new HashMap<>());
    }

    /** A view that is not running throws. */
    private Future<Void> catchUp() {
        try {
            return Future.fromCompletionStage(caughtUp.get());
        } catch (IllegalStateException e) {
            return Future.failedFuture(e);
        }
    }

    /**
     * What the lane has of one partition.
     *
     * @param caughtUp from when on the view can be relied on
     * @param own what the lane itself has changed, by key
     */
    private record Share(Future<Void> caughtUp, Map<String, KnownHealth> own) {

        KnownHealth find(String key, Function<String, Optional<EndpointHealth>> view) {
            Optional<EndpointHealth> written = view.apply(key);
            KnownHealth known = own.get(key);
            return known == null ? KnownHealth.read(written) : known.orLater(written);
        }
    }
}
