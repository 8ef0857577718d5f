package io.bellbuoy.worker.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.Notification;
import io.bellbuoy.topics.Quarantined;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.gate.Parking;
import io.bellbuoy.worker.health.Observation;
import io.bellbuoy.worker.verdict.Judgement;
import io.bellbuoy.worker.verdict.RetrySchedule;
import io.bellbuoy.worker.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Writes down what became of a record. Pure. */
final class Outcomes {

    /** What quarantined records and their counter call this service. */
    static final String ROLE = "worker";

    private final Topics topics;
    private final RetrySchedule schedule;

    Outcomes(Topics topics, RetrySchedule schedule) {
        this.topics = topics;
        this.schedule = schedule;
    }

    /** Set aside, as it was found. */
    Outcome quarantined(ConsumerRecord<byte[], byte[]> record, String reason) {
        TopicPartition from = new TopicPartition(record.topic(), record.partition());
        Quarantined aside =
                Quarantined.of(record.key(), record.value(), record.headers(), ROLE, from, record.offset(), reason);
        return Outcome.withoutRequest(List.of(Outgoing.ofBytes(
                new ProducerRecord<>(topics.quarantine(), null, aside.key(), aside.value(), aside.headers()))));
    }

    /** Comes again later. That is no attempt, and so it leaves no status. */
    Outcome parked(Delivery delivery, Parking parking, Instant now) {
        Duration rung = topics.ladder().notShorterThan(parking.pause());
        Instant due = now.plus(parking.pause());
        // Who waits for another says nothing about the endpoint.
        int parkings = parking.cause() == Parking.Cause.ORDER ? delivery.parkings() : delivery.parkings() + 1;
        return new Outcome(
                List.of(retry(delivery, delivery.attempts(), parkings, rung, due)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                delivery.step(Optional.of(due), now));
    }

    /** What the verdict asks for, and always the status. */
    Outcome attempted(Delivery delivery, Attempt attempt) {
        return outcome(delivery, attempt, Optional.of(attempt.judgement()));
    }

    /** The same, when there was no request that could say anything of the endpoint. */
    Outcome withoutRequest(Delivery delivery, Attempt attempt) {
        return outcome(delivery, attempt, Optional.empty());
    }

    private Outcome outcome(Delivery delivery, Attempt attempt, Optional<Judgement> ofEndpoint) {
        return switch (attempt.judgement().verdict()) {
            case DELIVERED, DISCARDED, DEAD -> over(delivery, attempt, ofEndpoint);
            case RETRY -> retried(delivery, attempt, ofEndpoint);
        };
    }

    private Outcome over(Delivery delivery, Attempt attempt, Optional<Judgement> judgement) {
        Outgoing status = status(delivery, attempt, null);
        Optional<DeadLetter> letter = attempt.judgement().verdict() == Verdict.DEAD
                ? Optional.of(deadLetter(delivery, attempt))
                : Optional.empty();
        return new Outcome(
                letter.map(dead -> List.of(Outgoing.ofAvro(topics.deadLetters(), key(delivery), dead), status))
                        .orElse(List.of(status)),
                judgement,
                observation(delivery, attempt),
                letter,
                delivery.step(Optional.empty(), attempt.ended()));
    }

    private Outcome retried(Delivery delivery, Attempt attempt, Optional<Judgement> judgement) {
        RetrySchedule.Wait wait =
                schedule.after(delivery.attempt(), attempt.judgement().leastPause());
        Instant due = attempt.ended().plus(wait.pause());
        return new Outcome(
                List.of(
                        retry(delivery, allAttempts(delivery, attempt), 0, wait.rung(), due),
                        status(delivery, attempt, due)),
                judgement,
                observation(delivery, attempt),
                Optional.empty(),
                delivery.step(Optional.of(due), attempt.ended()));
    }

    /** The notification's own bytes: what a newer writer put there survives a worker that does not know it. */
    private Outgoing retry(Delivery delivery, List<AttemptOutcome> attempts, int parkings, Duration rung, Instant due) {
        Headers headers = new RecordHeaders(delivery.record().headers());
        AttemptsHeader.write(attempts, headers);
        ParkingsHeader.write(parkings, headers);
        DueHeader.write(due, headers);
        TurnHeader.write(delivery.turn().filter(turn -> delivery.isOrdered()), headers);
        return Outgoing.ofBytes(new ProducerRecord<>(
                topics.retry(rung), null, key(delivery), delivery.record().value(), headers));
    }

    private static DeadLetter deadLetter(Delivery delivery, Attempt attempt) {
        Reason reason = attempt.judgement().reason();
        return DeadLetter.newBuilder()
                .setNotification(delivery.notification())
                .setReason(reason.code())
                .setFault(reason.fault().code())
                .setDied(attempt.ended())
                .setAttempts(allAttempts(delivery, attempt))
                .setEndpoint(attempt.origin())
                .build();
    }

    private Outgoing status(Delivery delivery, Attempt attempt, @Nullable Instant nextAttempt) {
        Notification notification = delivery.notification();
        DeliveryStatus status = DeliveryStatus.newBuilder()
                .setNotification(notification.getId())
                .setTenant(notification.getTenant())
                .setSubscription(notification.getSubscription())
                .setSubscriptionVersion(attempt.subscriptionVersion())
                .setEvent(notification.getEvent().getId())
                .setEventType(notification.getEvent().getType())
                .setEndpoint(attempt.origin())
                .setOutcome(attempt.inShort())
                .setNextAttempt(nextAttempt)
                .setReplayed(delivery.replayed().orElse(null))
                .setExchange(attempt.exchange())
                .build();
        return Outgoing.ofAvro(topics.deliveryStatus(), key(delivery), status);
    }

    private static Optional<Observation> observation(Delivery delivery, Attempt attempt) {
        return delivery.isTest() ? Optional.empty() : Optional.of(attempt.observation(delivery.key()));
    }

    private static List<AttemptOutcome> allAttempts(Delivery delivery, Attempt attempt) {
        List<AttemptOutcome> attempts = new ArrayList<>(delivery.attempts());
        attempts.add(attempt.inShort());
        return attempts;
    }

    private static byte[] key(Delivery delivery) {
        return delivery.key().toString().getBytes(UTF_8);
    }
}
