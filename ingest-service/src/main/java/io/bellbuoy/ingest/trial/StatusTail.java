package io.bellbuoy.ingest.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** What is written to {@code delivery-status} of one subscription from now on. For one thread. */
final class StatusTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<DeliveryStatus> values;
    private final byte[] key;

    private StatusTail(KafkaConsumer<byte[], byte[]> consumer, Deserializer<DeliveryStatus> values, byte[] key) {
        this.consumer = consumer;
        this.values = values;
        this.key = key;
    }

    /** Returns when it is known where the topic ends now. */
    static StatusTail open(KafkaClients clients, TopicPartition partition, SubscriptionKey subscription) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                clients.consumer("trial"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            consumer.position(partition);
            Deserializer<DeliveryStatus> values = AvroSerdes.deserializer(DeliveryStatus.class, clients.serde());
            return new StatusTail(consumer, values, subscription.toString().getBytes(UTF_8));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** The first status of a notification, if it comes in time. */
    Optional<DeliveryStatus> await(String notification, long deadlineNanos) {
        Optional<DeliveryStatus> found = Optional.empty();
        while (found.isEmpty() && System.nanoTime() - deadlineNanos < 0) {
            found = StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                    .flatMap(record -> read(record).stream())
                    .filter(status -> status.getNotification().equals(notification))
                    .findFirst();
        }
        return found;
    }

    @Override
    public void close() {
        consumer.close();
        values.close();
    }

    private Optional<DeliveryStatus> read(ConsumerRecord<byte[], byte[]> record) {
        if (!Arrays.equals(record.key(), key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(values.deserialize(record.topic(), record.value()));
        } catch (UnreadableRecordException e) {
            // Of another's making.
            return Optional.empty();
        }
    }
}
