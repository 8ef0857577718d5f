package io.bellbuoy.worker.attempt;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.sending.Request;
import io.bellbuoy.worker.sending.Sender;
import io.bellbuoy.worker.verdict.Judge;
import io.bellbuoy.worker.verdict.Judgement;
import io.bellbuoy.worker.verdict.Reason;
import io.bellbuoy.worker.verdict.Response;
import io.bellbuoy.worker.verdict.Response.Failed;
import io.bellbuoy.worker.verdict.RetrySchedule;
import io.bellbuoy.worker.verdict.Terms;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * The way of one record through the worker, from its bytes to what is to be written of it. {@link #begin} belongs to the
 * lane's thread; the rest runs wherever an answer arrives and touches nothing of the lane's.
 */
public final class Journey {

    private final DeliveryReader reader;
    private final SubscriptionLookup subscriptions;
    private final Sender sender;
    private final Outcomes outcomes;
    private final AttemptCounters counters;
    private final Clock clock;

    /**
     * Makes a journey for any number of records.
     *
     * @param sender never fails its futures
     */
    public Journey(
            Deserializer<Notification> deserializer,
            SubscriptionLookup subscriptions,
            Sender sender,
            Topics topics,
            RetrySchedule schedule,
            AttemptCounters counters,
            Clock clock) {
        this.reader = new DeliveryReader(deserializer);
        this.subscriptions = subscriptions;
        this.sender = sender;
        this.outcomes = new Outcomes(topics, schedule);
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * Begins. The future fails when nothing could be decided, for reasons that are not the record's: begin again later.
     *
     * @throws io.bellbuoy.serde.RegistryUnavailableException when the record cannot be read yet: begin again later
     */
    public Future<Outcome> begin(ConsumerRecord<byte[], byte[]> record) {
        Delivery delivery;
        try {
            delivery = reader.read(record);
        } catch (UnreadableNotificationException e) {
            counters.quarantined();
            return Future.succeededFuture(outcomes.quarantined(record, String.valueOf(e.getMessage())));
        }
        return subscriptions
                .find(delivery.key(), delivery.notification())
                .compose(subscription -> attempt(delivery, subscription));
    }

    private Future<Outcome> attempt(Delivery delivery, Optional<Subscription> found) {
        if (found.isEmpty()) {
            Reason reason = Reason.SUBSCRIPTION_DELETED;
            return withoutRequest(delivery, new Failed(reason, reason.sentence()), null);
        }
        Subscription subscription = found.get();
        if (!subscription.getEnabled()) {
            counters.held();
            return Future.succeededFuture(outcomes.held(delivery, now()));
        }
        return post(delivery, subscription);
    }

    private Future<Outcome> post(Delivery delivery, Subscription subscription) {
        Instant started = now();
        Request request;
        try {
            request = Requests.of(delivery.notification(), subscription, started);
        } catch (UndeliverableException e) {
            return withoutRequest(delivery, e.response(), subscription.getVersion());
        }
        return sender.send(request)
                .map(response -> outcome(delivery, attempted(delivery, subscription, request, response, started)));
    }

    private Attempt attempted(
            Delivery delivery, Subscription subscription, Request request, Response response, Instant started) {
        Instant ended = now();
        return new Attempt(
                delivery.attempt(),
                Judge.judge(response, terms(delivery, subscription, ended)),
                started,
                Duration.between(started, ended),
                subscription.getVersion(),
                request.origin());
    }

    private static Terms terms(Delivery delivery, Subscription subscription, Instant now) {
        boolean lastAttempt = delivery.attempt() >= subscription.getDelivery().getMaxAttempts();
        boolean rejectionIsFinal = subscription.getDelivery().getOnRejection().equals("dead");
        return new Terms(lastAttempt, rejectionIsFinal, now);
    }

    private Future<Outcome> withoutRequest(Delivery delivery, Failed failed, @Nullable Long version) {
        // No reason for which nothing is sent mends by itself, so there is never a next attempt.
        Instant now = now();
        Judgement judgement = Judge.judge(failed, new Terms(true, true, now));
        return Future.succeededFuture(outcome(delivery, Attempt.withoutRequest(judgement, now, version)));
    }

    private Outcome outcome(Delivery delivery, Attempt attempt) {
        counters.judged(attempt.judgement());
        return outcomes.attempted(delivery, attempt);
    }

    /** In the precision that records keep, so that what they say adds up. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
