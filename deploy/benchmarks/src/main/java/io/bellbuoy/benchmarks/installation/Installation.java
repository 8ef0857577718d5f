package io.bellbuoy.benchmarks.installation;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.topics.TopicProvisioner;
import io.bellbuoy.serde.AvroSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Topics of its own for one measurement, and what its services are told. A matcher has one partition to read, so one stream
 * thread has all the work.
 *
 * @param name of this measurement alone
 * @param more settings of the services, each {@code key=value}
 */
public record Installation(Broker broker, String name, List<String> more) {

    /** For a matcher that is alone, and would warn of it. */
    public static final String NO_STANDBY = "matcher.standby-replicas=0";

    public Installation {
        more = List.copyOf(more);
    }

    /** Makes the topics. */
    public static Installation create(Broker broker, String name, String... more) {
        Installation installation = new Installation(broker, name, List.of(more));
        BellbuoyConfig config = installation.config();
        try (Admin admin = installation.admin()) {
            new TopicProvisioner(admin, config.topics()).provision(config.topicSpecs(), false);
        }
        return installation;
    }

    /** What its clients are told. */
    public BellbuoyConfig config() {
        return BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), sets("benchmark"), Preset.NONE));
    }

    /** Everything for the service of this name, as the launcher takes it. */
    public List<String> sets(String service) {
        List<String> all = new ArrayList<>(List.of(
                "kafka.bootstrap.servers=" + broker.bootstrapServers(),
                "schema.registry.url=" + broker.schemaRegistry(),
                "topics.prefix=" + name + ".",
                "topics.event-partitions=1",
                "topics.notification-partitions=4",
                "topics.replication-factor=1",
                "topics.min-insync-replicas=1",
                "management.port=0",
                "admin.token=nobody-will-ask-for-it",
                "matcher.state-dir=" + broker.dir().resolve(name).resolve(service),
                "history.state-dir=" + broker.dir().resolve(name).resolve(service)));
        all.addAll(more);
        return all;
    }

    /** Clients of the benchmark's own. */
    public KafkaClients clients() {
        BellbuoyConfig config = config();
        return new KafkaClients(config.kafka(), config.schemaRegistry(), "benchmark");
    }

    /** Puts anything on the topics, as soon as it can. */
    public KafkaProducer<String, SpecificRecord> promptProducer() {
        return producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
    }

    /** Puts anything on the topics, as much as it can. */
    public KafkaProducer<String, SpecificRecord> eagerProducer() {
        return producer(Map.of(
                ProducerConfig.LINGER_MS_CONFIG, 50,
                ProducerConfig.BATCH_SIZE_CONFIG, 512 << 10,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20));
    }

    /** Reads the committed statuses, from the first on. */
    public KafkaConsumer<byte[], DeliveryStatus> statuses() {
        Map<String, Object> settings = clients().consumer("statuses");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100_000);
        KafkaConsumer<byte[], DeliveryStatus> consumer = new KafkaConsumer<>(
                settings,
                new ByteArrayDeserializer(),
                AvroSerdes.deserializer(DeliveryStatus.class, clients().serde()));
        String topic = config().catalogue().deliveryStatus();
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }

    /** Asks the broker. */
    public Admin admin() {
        return Admin.create(clients().admin(name));
    }

    /** The consumer group of its matchers. */
    public String group() {
        return config().topics().prefix() + config().matcher().applicationId();
    }

    private KafkaProducer<String, SpecificRecord> producer(Map<String, Object> pace) {
        Map<String, Object> settings = clients().producer("feeder");
        settings.putAll(pace);
        return new KafkaProducer<>(
                settings,
                new StringSerializer(),
                AvroSerdes.serializer(clients().serde()));
    }
}
