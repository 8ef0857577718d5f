package io.bellbuoy.worker.attempt;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.attempt.Opened.Decided;
import io.bellbuoy.worker.attempt.Opened.OutOfTurn;
import io.bellbuoy.worker.attempt.Opened.ToSend;
import io.bellbuoy.worker.attempt.Opened.ToTry;
import io.bellbuoy.worker.excerpt.Excerpts;
import io.bellbuoy.worker.gate.Kind;
import io.bellbuoy.worker.gate.Parking;
import io.bellbuoy.worker.gate.Parking.Cause;
import io.bellbuoy.worker.gate.Visit;
import io.bellbuoy.worker.health.HealthRules;
import io.bellbuoy.worker.order.Line;
import io.bellbuoy.worker.order.Turn;
import io.bellbuoy.worker.sending.Origin;
import io.bellbuoy.worker.sending.Request;
import io.bellbuoy.worker.sending.Sender;
import io.bellbuoy.worker.verdict.Judge;
import io.bellbuoy.worker.verdict.Judgement;
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
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * The way of one record through the worker, from its bytes to what is to be written of it. What is called here belongs to
 * the lane's thread; what follows an answer runs wherever that arrives, and touches nothing of the lane's.
 */
public final class Journey {

    private final DeliveryReader reader;
    private final SubscriptionLookup subscriptions;
    private final EndpointHealths healths;
    private final Lines lines;
    private final Sender sender;
    private final Excerpts excerpts;
    private final Outcomes outcomes;
    private final RetryLadder ladder;
    private final AttemptCounters counters;
    private final Clock clock;

    /**
     * Makes a journey for any number of records.
     *
     * @param sender never fails its futures
     * @param excerpts what is kept of exchanges
     */
    public Journey(
            Deserializer<Notification> deserializer,
            SubscriptionLookup subscriptions,
            EndpointHealths healths,
            Lines lines,
            Sender sender,
            Excerpts excerpts,
            Topics topics,
            RetrySchedule schedule,
            AttemptCounters counters,
            Clock clock) {
        this.reader = new DeliveryReader(deserializer);
        this.subscriptions = subscriptions;
        this.healths = healths;
        this.lines = lines;
        this.sender = sender;
        this.excerpts = excerpts;
        this.outcomes = new Outcomes(topics, schedule);
        this.ladder = topics.ladder();
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * Reads a record and looks its subscription up. The future fails when that could not be done, for reasons that are not
     * the record's: open it again later.
     *
     * @return what decides, on the lane's thread, by what was found
     * @throws io.bellbuoy.serde.RegistryUnavailableException when the record cannot be read yet: open it again later
     */
    public Future<Supplier<Opened>> open(ConsumerRecord<byte[], byte[]> record) {
        Delivery delivery;
        try {
            delivery = reader.read(record);
        } catch (UnreadableNotificationException e) {
            counters.quarantined();
            Outcome aside = outcomes.quarantined(record, String.valueOf(e.getMessage()));
            return Future.succeededFuture(() -> new Decided(aside));
        }
        Future<Supplier<Opened>> found = find(delivery);
        if (!found.isComplete()) {
            // Another of its subscription may overtake it on the way.
            lines.arrived(delivery);
        }
        return found;
    }

    /** Makes the attempt, with the subscription as it is now. */
    public Future<Outcome> attempt(Delivery delivery) {
        Optional<Subscription> subscription = subscriptions.known(delivery.key());
        if (isOrdered(subscription) && isOutOfTurn(delivery)) {
            return Future.succeededFuture(parkBehind(delivery, lines.line(delivery)));
        }
        Optional<EndpointHealth> health = healths.known(delivery.record().partition(), delivery.key());
        Optional<Outcome> decided = decided(delivery, subscription, health);
        return decided.isPresent() ? Future.succeededFuture(decided.get()) : post(delivery, subscription.orElseThrow());
    }

    /** Puts the attempt off. */
    public Outcome park(Delivery delivery, Parking parking) {
        counters.parked(parking);
        return outcomes.parked(delivery, parking, now());
    }

    private Future<Supplier<Opened>> find(Delivery delivery) {
        int partition = delivery.record().partition();
        Future<Void> linesKnown = lines.caughtUp(partition);
        return healths.find(partition, delivery.key()).compose(health -> subscriptions
                .find(delivery.key(), delivery.notification())
                .compose(subscription -> {
                    Supplier<Opened> decision = () -> decide(delivery, subscription, health);
                    boolean hasLine = isOrdered(subscription) || delivery.turn().isPresent();
                    return hasLine ? linesKnown.map(known -> decision) : Future.succeededFuture(decision);
                }));
    }

    private Opened decide(Delivery delivery, Optional<Subscription> subscription, Optional<EndpointHealth> health) {
        return isOrdered(subscription) && !delivery.isTest()
                ? openedInOrder(delivery, subscription.orElseThrow(), health)
                : openedWithoutOrder(delivery, subscription, health);
    }

    private Opened openedWithoutOrder(
            Delivery delivery, Optional<Subscription> subscription, Optional<EndpointHealth> health) {
        lines.left(delivery);
        return opened(delivery, subscription, health);
    }

    private Opened openedInOrder(Delivery delivery, Subscription subscription, Optional<EndpointHealth> health) {
        lines.arrived(delivery);
        Optional<Turn> turn = lines.turn(delivery);
        if (turn.isEmpty()) {
            return opened(delivery, Optional.of(subscription), health);
        }
        Delivery inOrder = delivery.inOrder(turn.get());
        Line line = lines.line(inOrder);
        boolean joins = line.joins(turn.get(), now());
        if (line.isNext(turn.get()) || !subscription.getEnabled()) {
            return opened(inOrder, Optional.of(subscription), health);
        }
        return joins ? toSend(inOrder, subscription) : outOfTurn(inOrder, subscription, line);
    }

    /** How long it waits, the one that it waits for decides; while that is not on a rung, the pace of those in hand. */
    private Opened outOfTurn(Delivery delivery, Subscription subscription, Line line) {
        return line.due().isPresent()
                ? new Decided(parkBehind(delivery, line))
                : new OutOfTurn(delivery, LimitsReader.read(subscription), visit(delivery));
    }

    /** The one before it has been put off, since it was let in behind it. */
    private boolean isOutOfTurn(Delivery delivery) {
        return delivery.isOrdered()
                && !lines.line(delivery).isNext(delivery.turn().orElseThrow());
    }

    private Outcome parkBehind(Delivery delivery, Line line) {
        Instant now = now();
        return park(delivery, Parking.behind(line.due().orElse(now), ladder, now));
    }

    private static boolean isOrdered(Optional<Subscription> subscription) {
        return subscription.isPresent() && subscription.get().getDelivery().getOrdered();
    }

    private Opened opened(Delivery delivery, Optional<Subscription> subscription, Optional<EndpointHealth> health) {
        return decided(delivery, subscription, health)
                .<Opened>map(Decided::new)
                .orElseGet(() -> toSend(delivery, subscription.orElseThrow()));
    }

    private static Opened toSend(Delivery delivery, Subscription subscription) {
        return delivery.isTest()
                ? new ToTry(delivery)
                : new ToSend(delivery, LimitsReader.read(subscription), visit(delivery));
    }

    private static Visit visit(Delivery delivery) {
        Kind kind = delivery.isFirst() ? Kind.FIRST_ATTEMPT : Kind.RETRY;
        return delivery.isOrdered() ? Visit.inOrder(delivery.parkings()) : new Visit(kind, delivery.parkings());
    }

    /** What needs no request: nobody wants it any more, or not now. */
    private Optional<Outcome> decided(
            Delivery delivery, Optional<Subscription> subscription, Optional<EndpointHealth> health) {
        if (subscription.isEmpty()) {
            return Optional.of(withoutRequest(delivery, Failed.because(Reason.SUBSCRIPTION_DELETED), null));
        }
        if (delivery.isTest()) {
            return Optional.empty();
        }
        if (!subscription.get().getEnabled()) {
            return Optional.of(park(delivery, Parking.climbing(Cause.DISABLED, ladder, delivery.parkings())));
        }
        long version = subscription.get().getVersion();
        return health.filter(known -> HealthRules.isSuspended(known, version))
                .map(suspended ->
                        withoutRequest(delivery, Failed.because(Reason.ENDPOINT_SUSPENDED), subscription.get()));
    }

    private Future<Outcome> post(Delivery delivery, Subscription subscription) {
        Instant started = now();
        Request request;
        try {
            request = Requests.of(delivery.notification(), subscription, started, excerpts.trail());
        } catch (UndeliverableException e) {
            return Future.succeededFuture(withoutRequest(delivery, e.response(), subscription));
        }
        return sender.send(request)
                .map(response -> outcome(delivery, attempted(delivery, subscription, request, response, started)));
    }

    private Attempt attempted(
            Delivery delivery, Subscription subscription, Request request, Response response, Instant started) {
        Instant ended = now();
        return new Attempt(
                delivery.attempt(),
                judge(delivery, response, terms(delivery, subscription, ended)),
                started,
                Duration.between(started, ended),
                subscription.getVersion(),
                request.origin(),
                excerpts.of(request, subscription.getEndpoint()));
    }

    private static Judgement judge(Delivery delivery, Response response, Terms terms) {
        Judgement judgement = Judge.judge(response, terms);
        return delivery.isTest() ? judgement.ofTest() : judgement;
    }

    private static Terms terms(Delivery delivery, Subscription subscription, Instant now) {
        boolean lastAttempt = delivery.attempt() >= subscription.getDelivery().getMaxAttempts();
        boolean rejectionIsFinal = subscription.getDelivery().getOnRejection().equals("dead");
        return new Terms(lastAttempt, rejectionIsFinal, now);
    }

    private Outcome withoutRequest(Delivery delivery, Failed failed, @Nullable Subscription subscription) {
        // Almost no reason for which nothing is sent mends by itself; the judge knows the one that does.
        Instant now = now();
        Judgement judgement = judge(delivery, failed, new Terms(true, true, now));
        counters.judged(judgement);
        Long version = subscription == null ? null : subscription.getVersion();
        String origin = subscription == null
                ? null
                : Origin.of(subscription.getEndpoint().getUrl()).orElse(null);
        return outcomes.withoutRequest(delivery, Attempt.withoutRequest(judgement, now, version, origin));
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
