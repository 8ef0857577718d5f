package io.bellbuoy.benchmarks.rival;

import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.topics.SubscriptionKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes the status that the worker would write. Any thread may call. */
record StatusWriter(String topic, Producer<String, DeliveryStatus> producer) implements AutoCloseable {

    void write(Notification notification, Subscription subscription, int code, Instant started) {
        SubscriptionKey key = new SubscriptionKey(notification.getTenant(), notification.getSubscription());
        DeliveryStatus status = status(notification, subscription, code, started);
        producer.send(new ProducerRecord<>(topic, key.toString(), status));
    }

    private static DeliveryStatus status(
            Notification notification, Subscription subscription, int code, Instant started) {
        URI url = URI.create(subscription.getEndpoint().getUrl());
        return DeliveryStatus.newBuilder()
                .setNotification(notification.getId())
                .setTenant(notification.getTenant())
                .setSubscription(notification.getSubscription())
                .setSubscriptionVersion(subscription.getVersion())
                .setEvent(notification.getEvent().getId())
                .setEventType(notification.getEvent().getType())
                .setEndpoint(url.getScheme() + "://" + url.getAuthority())
                .setOutcome(outcome(code, started))
                .build();
    }

    private static AttemptOutcome outcome(int code, Instant started) {
        return AttemptOutcome.newBuilder()
                .setAttempt(1)
                .setVerdict("delivered")
                .setReason("accepted")
                .setStatus(code)
                .setStarted(started)
                .setDuration(Duration.between(started, Instant.now()).toMillis())
                .build();
    }

    @Override
    public void close() {
        producer.close();
    }
}
