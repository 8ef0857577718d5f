package io.bellbuoy.ingest.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.ingest.kafka.WaitingRoom;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Finds events that have happened, by reading where their tenant's stand. Any thread may ask and none waits. */
public final class EventFinder implements Service {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaClients clients;
    private final Topics topics;
    private final int partitions;
    private final Clock clock;
    private final Duration patience;
    private final WaitingRoom room = new WaitingRoom("event look-ups");

    /**
     * Finds events in Kafka.
     *
     * @param partitions of {@code events}
     * @param patience how long one look may take
     */
    public EventFinder(KafkaClients clients, Topics topics, int partitions, Clock clock, Duration patience) {
        this.clients = clients;
        this.topics = topics;
        this.partitions = partitions;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "event finder";
    }

    @Override
    public void start() {}

    @Override
    public void stop() throws InterruptedException {
        room.close();
    }

    /**
     * The event of a tenant, if it happened within that time; fails with {@link UnavailableException} when that cannot be told
     * in time.
     */
    CompletableFuture<Optional<RegistryEvent>> find(String tenant, String id, Duration since) {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        return room.submit(() -> look(tenant, id, since, deadlineNanos));
    }

    private Optional<RegistryEvent> look(String tenant, String id, Duration since, long deadlineNanos) {
        TopicPartition partition = new TopicPartition(topics.events(), TenantPartitioner.partition(tenant, partitions));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        clients.consumer("finder"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Deserializer<RegistryEvent> values = AvroSerdes.deserializer(RegistryEvent.class, clients.serde())) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            Optional<Long> begin = begin(consumer, partition, since);
            byte[] key = tenant.getBytes(UTF_8);
            begin.ifPresent(offset -> consumer.seek(partition, offset));
            while (begin.isPresent() && consumer.position(partition) < end) {
                Optional<RegistryEvent> found = StreamSupport.stream(
                                consumer.poll(POLL).spliterator(), false)
                        .filter(record -> Arrays.equals(record.key(), key))
                        .flatMap(record -> read(record, values).stream())
                        .filter(event -> event.getId().equals(id))
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
                if (System.nanoTime() - deadlineNanos > 0) {
                    throw new UnavailableException("There are too many events to look through since then", null);
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw new UnavailableException("Kafka does not answer, so it cannot be told whether there is the event", e);
        }
    }

    private Optional<Long> begin(KafkaConsumer<?, ?> consumer, TopicPartition partition, Duration since) {
        long from = Math.max(0, clock.instant().minus(since).toEpochMilli());
        Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(Map.of(partition, from));
        return Optional.ofNullable(offsets.get(partition)).map(OffsetAndTimestamp::offset);
    }

    private static Optional<RegistryEvent> read(
            ConsumerRecord<byte[], byte[]> record, Deserializer<RegistryEvent> values) {
        try {
            return Optional.of(values.deserialize(record.topic(), record.value()));
        } catch (UnreadableRecordException e) {
            // The matcher has set it aside.
            return Optional.empty();
        }
    }
}
