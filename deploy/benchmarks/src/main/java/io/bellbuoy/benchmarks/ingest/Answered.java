package io.bellbuoy.benchmarks.ingest;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.serde.AvroSerdes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The requests that were answered with 202, and how many events each of them had. */
final class Answered {

    private final Map<Integer, Integer> events = new ConcurrentHashMap<>();

    void add(int request, int count) {
        events.put(request, count);
    }

    long count() {
        return events.values().stream().mapToLong(count -> count).sum();
    }

    /** How many of their events are not on the topic, of which all is read. */
    long lost(Installation installation) {
        Map<Integer, Integer> missing = new HashMap<>(events);
        try (KafkaConsumer<byte[], RegistryEvent> consumer = consumer(installation)) {
            TopicPartition topic =
                    new TopicPartition(installation.config().catalogue().events(), 0);
            consumer.assign(Set.of(topic));
            consumer.seekToBeginning(Set.of(topic));
            long end = consumer.endOffsets(Set.of(topic)).getOrDefault(topic, 0L);
            while (consumer.position(topic) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> strike(found.value(), missing));
            }
        }
        return missing.values().stream().mapToLong(count -> count).sum();
    }

    /** Nothing is sent twice, and the producer is idempotent: an event is there once at most, so they can be counted. */
    private static void strike(RegistryEvent found, Map<Integer, Integer> missing) {
        missing.computeIfPresent(Shape.request(found.getId()), (request, count) -> count == 1 ? null : count - 1);
    }

    private static KafkaConsumer<byte[], RegistryEvent> consumer(Installation installation) {
        return new KafkaConsumer<>(
                installation.clients().consumer("account"),
                new ByteArrayDeserializer(),
                AvroSerdes.deserializer(
                        RegistryEvent.class, installation.clients().serde()));
    }
}
