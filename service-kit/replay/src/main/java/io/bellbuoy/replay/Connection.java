package io.bellbuoy.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.topics.TopicsReady;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** What somebody who looks at notifications, or has them sent again, has open meanwhile. For one thread. */
final class Connection implements AutoCloseable {

    /** Several may be open at once, and Kafka's metrics want clients of different names. */
    private static final AtomicLong OPENED = new AtomicLong();

    private final Topics topics;
    private final KafkaClients clients;
    private final OperatorClients kafka;
    private final Supervisor supervisor;
    private final OutgoingRecords outgoing;
    private final Admin admin;
    private final TopicsReady ready;
    private final Consumer<byte[], byte[]> consumer;

    Connection(BellbuoyConfig config, Supervisor supervisor) {
        this.topics = config.catalogue();
        this.clients = new KafkaClients(
                config.kafka(), config.schemaRegistry(), "bellbuoy-operator-" + OPENED.incrementAndGet());
        this.kafka = new OperatorClients(clients);
        this.supervisor = supervisor;
        this.outgoing = new OutgoingRecords(topics, AvroSerdes.serializer(clients.serde()));
        this.admin = kafka.admin();
        this.ready = new TopicsReady(admin);
        this.consumer = kafka.consumer();
    }

    Topics topics() {
        return topics;
    }

    Supervisor supervisor() {
        return supervisor;
    }

    /**
     * All partitions of a topic.
     *
     * @throws io.bellbuoy.kit.topics.BadTopicsException when there is no such topic
     */
    List<TopicPartition> partitionsOf(String topic) {
        return IntStream.range(0, ready.partitions(topic))
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    /** The one that a subscription's records are on: keys are hashed as all of Kafka's producers hash them. */
    TopicPartition partitionOf(String topic, SubscriptionKey key) {
        int hash = Utils.toPositive(Utils.murmur2(key.toString().getBytes(UTF_8)));
        return new TopicPartition(topic, hash % ready.partitions(topic));
    }

    /** The one that a tenant's events are on. */
    TopicPartition partitionOf(String topic, String tenant) {
        return new TopicPartition(topic, TenantPartitioner.partition(tenant, ready.partitions(topic)));
    }

    Slice upToNow(Collection<TopicPartition> ofTopic, @Nullable Instant since) {
        return Slice.upToNow(admin, ofTopic, since);
    }

    /** Only one at a time can be read. */
    SliceReader read(Slice slice) {
        return new SliceReader(consumer, slice, supervisor);
    }

    /** Dead letters under the keys that are wanted. */
    LetterLog letters(Slice slice, Predicate<String> isWanted) {
        return new LetterLog(() -> read(slice), values(DeadLetter.class), isWanted);
    }

    <T extends SpecificRecord> Deserializer<T> values(Class<T> type) {
        return AvroSerdes.deserializer(type, clients.serde());
    }

    OutgoingRecords outgoing() {
        return outgoing;
    }

    /** Takes over from whoever has the same name. */
    TransactionalWriter writer(String name) {
        return TransactionalWriter.takingOver(kafka.producer(topics.prefix() + name));
    }

    @Override
    public void close() {
        try (admin) {
            consumer.close();
        }
    }
}
