package io.bellbuoy.testing;

import io.bellbuoy.serde.AvroSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Reads a topic from its beginning, committed records only and outside of any group. For one thread. */
public final class TopicReader<K, V> implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final KafkaConsumer<K, V> consumer;
    private final List<ConsumerRecord<K, V>> read = new ArrayList<>();

    public TopicReader(String bootstrapServers, String topic, Deserializer<K> keys, Deserializer<V> values) {
        this.bootstrapServers = bootstrapServers;
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        // Closing waits for the fetch that is under way.
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        (int) POLL.toMillis(),
                        // All that there is: who measures time wants to read what is new.
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        100_000),
                keys,
                values);
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
    }

    /** For values of one of our types. */
    public static <T extends SpecificRecord> TopicReader<String, T> ofAvro(
            String bootstrapServers, String schemaRegistryUrl, String topic, Class<T> type) {
        return new TopicReader<>(
                bootstrapServers,
                topic,
                new StringDeserializer(),
                AvroSerdes.deserializer(type, Map.of("schema.registry.url", schemaRegistryUrl)));
    }

    /** Everything read so far, in order per partition, as soon as it meets the condition; fails after a minute. */
    public List<ConsumerRecord<K, V>> readUntil(Predicate<List<ConsumerRecord<K, V>>> condition) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(this::readOn, condition);
    }

    /** Everything written before the call, in order per partition, once the transactions that wrote it have ended. */
    public List<ConsumerRecord<K, V>> readToEnd() {
        var ends = highWatermarks();
        return readUntil(
                records -> ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue()));
    }

    /** The consumer itself would see no further than to a transaction that is decided and not yet marked. */
    private Map<TopicPartition, Long> highWatermarks() {
        try (var admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            return Partitions.ends(admin, consumer.assignment());
        }
    }

    private List<ConsumerRecord<K, V>> readOn() {
        consumer.poll(POLL).forEach(read::add);
        return List.copyOf(read);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
