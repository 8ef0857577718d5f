package io.bellbuoy.testing;

import io.bellbuoy.serde.AvroSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records to any topics, and tells whether Kafka took them all. For one thread. */
public final class TopicWriter<K, V> implements AutoCloseable {

    private final KafkaProducer<K, V> producer;
    private final List<Future<?>> written = new ArrayList<>();

    public TopicWriter(String bootstrapServers, Serializer<K> keys, Serializer<V> values) {
        producer = new KafkaProducer<>(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), keys, values);
    }

    /** For values of any of our types. */
    public static TopicWriter<String, SpecificRecord> ofAvro(String bootstrapServers, String schemaRegistryUrl) {
        return new TopicWriter<>(
                bootstrapServers,
                new StringSerializer(),
                AvroSerdes.serializer(Map.of("schema.registry.url", schemaRegistryUrl)));
    }

    /** Does not wait. */
    public void write(ProducerRecord<K, V> record) {
        written.add(producer.send(record));
    }

    /** Returns when Kafka has all that was written, and fails if it has not. */
    public void flush() throws ExecutionException, InterruptedException {
        producer.flush();
        for (var record : written) {
            record.get();
        }
        written.clear();
    }

    @Override
    public void close() {
        producer.close();
    }
}
