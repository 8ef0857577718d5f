package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts subscriptions and events on an installation's topics. For one thread. */
final class Feeder implements AutoCloseable {

    private final FanOut fanOut;
    private final Topics topics;
    private final KafkaProducer<String, SpecificRecord> producer;

    private Feeder(Installation installation, FanOut fanOut, KafkaProducer<String, SpecificRecord> producer) {
        this.fanOut = fanOut;
        this.topics = installation.config().catalogue();
        this.producer = producer;
    }

    /** One that sends each record at once. */
    static Feeder prompt(Installation installation, FanOut fanOut) {
        return new Feeder(installation, fanOut, installation.promptProducer());
    }

    /** One that sends as many as it can. */
    static Feeder eager(Installation installation, FanOut fanOut) {
        return new Feeder(installation, fanOut, installation.eagerProducer());
    }

    void putSubscriptions() {
        for (int number = 0; number < fanOut.subscriptions(); number++) {
            String key = new SubscriptionKey(FanOut.TENANT, "subscription-" + number).toString();
            send(topics.subscriptions(), key, fanOut.subscription(number));
        }
        producer.flush();
    }

    void putEvents(int count) {
        for (int number = 0; number < count; number++) {
            putEvent(number);
        }
        producer.flush();
    }

    void putEvent(int number) {
        send(topics.events(), FanOut.TENANT, fanOut.event(number));
    }

    /** Whatever is lost is missed when notifications are counted. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(String topic, String key, SpecificRecord value) {
        producer.send(new ProducerRecord<>(topic, key, value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
