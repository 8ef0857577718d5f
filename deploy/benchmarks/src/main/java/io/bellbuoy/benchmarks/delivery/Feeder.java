package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.events.Notification;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts subscriptions and notifications on an installation's topics. For one thread. */
public final class Feeder implements AutoCloseable {

    private final Traffic traffic;
    private final Topics topics;
    private final KafkaProducer<String, SpecificRecord> producer;

    private Feeder(Installation installation, Traffic traffic, KafkaProducer<String, SpecificRecord> producer) {
        this.traffic = traffic;
        this.topics = installation.config().catalogue();
        this.producer = producer;
    }

    /** One that sends each record as soon as it can. */
    public static Feeder prompt(Installation installation, Traffic traffic) {
        return new Feeder(installation, traffic, installation.promptProducer());
    }

    /** One that sends as many as it can. */
    static Feeder eager(Installation installation, Traffic traffic) {
        return new Feeder(installation, traffic, installation.eagerProducer());
    }

    /** Puts all of them. */
    public void putSubscriptions() {
        for (int number = 0; number < traffic.subscriptions(); number++) {
            send(topics.subscriptions(), Traffic.key(number), traffic.subscription(number));
        }
        producer.flush();
    }

    void putNotifications(int count) {
        for (int number = 0; number < count; number++) {
            putNotification(traffic.notification(number, DueId.of(DueId.ANY_TIME, number)));
        }
        producer.flush();
    }

    /** Puts one, without waiting for it. */
    public void putNotification(Notification notification) {
        SubscriptionKey key = new SubscriptionKey(notification.getTenant(), notification.getSubscription());
        send(topics.notifications(), key, notification);
    }

    /** Returns when Kafka has all that was put. */
    public void flush() {
        producer.flush();
    }

    /** Whatever is lost is missed when requests are counted. */
    private void send(String topic, SubscriptionKey key, SpecificRecord value) {
        producer.send(new ProducerRecord<>(topic, key.toString(), value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
