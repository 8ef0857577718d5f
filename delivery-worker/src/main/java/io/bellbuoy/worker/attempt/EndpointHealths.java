package io.bellbuoy.worker.attempt;

import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.attempt.Shares.Share;
import io.bellbuoy.worker.health.HealthChange;
import io.bellbuoy.worker.health.HealthRules;
import io.bellbuoy.worker.health.KnownHealth;
import io.bellbuoy.worker.health.Observation;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * The health of the endpoints whose notifications are on one lane: what a view of {@code endpoint-health} knows, and what
 * the lane itself has changed since, which may not be written or read back yet. Confined to the lane's thread.
 *
 * <p>Only while workers with different retry ladders run side by side can two lanes have the first attempts and the
 * retries of one subscription: then the later outcome wins, as far as it was read.
 */
public final class EndpointHealths {

    private final HealthRules rules;
    private final HealthRecords records;
    private final Function<String, Optional<EndpointHealth>> view;
    private final Counter suspensions;
    private final Shares<KnownHealth> shares;

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
        this.shares = new Shares<>(caughtUp);
        this.suspensions = suspensions;
    }

    /**
     * What is known of an endpoint; fails when that cannot be known now.
     *
     * @param partition number of the partition that its notification was found on, whichever topic's
     */
    Future<Optional<EndpointHealth>> find(int partition, SubscriptionKey endpoint) {
        Share<KnownHealth> share = shares.of(partition);
        return share.caughtUp().succeeded()
                ? Future.succeededFuture(find(share, endpoint.toString()).health())
                // On whatever thread that completes: it can look at the view, and before that the lane changes nothing.
                : share.caughtUp().map(done -> view.apply(endpoint.toString()));
    }

    /** What is known of an endpoint whose notification is in hand, and so was found before. */
    Optional<EndpointHealth> known(int partition, SubscriptionKey endpoint) {
        return find(shares.of(partition), endpoint.toString()).health();
    }

    /** Takes in what an outcome says about its endpoint, and adds what is to be written of it. */
    public Outcome observed(int partition, Outcome outcome) {
        return outcome.observation()
                .map(seen -> outcome.with(noted(shares.of(partition), seen)))
                .orElse(outcome);
    }

    /** Forgets what it changed: another lane may change it from now on. */
    public void forget(Collection<TopicPartition> partitions) {
        shares.forget(partitions);
    }

    private List<Outgoing> noted(Share<KnownHealth> share, Observation seen) {
        String key = seen.endpoint().toString();
        KnownHealth before = find(share, key);
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

    private KnownHealth find(Share<KnownHealth> share, String key) {
        Optional<EndpointHealth> written = view.apply(key);
        KnownHealth known = share.own().get(key);
        return known == null ? KnownHealth.read(written) : known.orLater(written);
    }
}
