package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts subscriptions and events on an installation's topics. For one thread. */
final class Feeder implements AutoCloseable {

    private final FanOut fanOut;
    private final Topics topics;
    private final KafkaProducer<String, SpecificRecord> producer;

    private Feeder(Installation installation, FanOut fanOut, Map<String, Object> pace) {
        Map<String, Object> settings = installation.clients().producer("feeder");
        settings.putAll(pace);
        Serializer<SpecificRecord> values =
                AvroSerdes.serializer(installation.clients().serde());
        this.fanOut = fanOut;
        this.topics = installation.config().catalogue();
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), values);
    }

    /** One that sends each record at once. */
    static Feeder prompt(Installation installation, FanOut fanOut) {
        return new Feeder(installation, fanOut, Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
    }

    /** One that sends as many as it can. */
    static Feeder eager(Installation installation, FanOut fanOut) {
        return new Feeder(
                installation,
                fanOut,
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG, 50,
                        ProducerConfig.BATCH_SIZE_CONFIG, 512 << 10,
                        ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20));
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
