package io.bellbuoy.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.Notification;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.topics.TopicsReady;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** What an operator's command has open while it runs. For one thread. */
final class Connection implements AutoCloseable {

    private final Topics topics;
    private final KafkaClients clients;
    private final OperatorClients kafka;
    private final Admin admin;
    private final TopicsReady ready;
    private final Consumer<byte[], byte[]> consumer;

    Connection(BellbuoyConfig config) {
        this.topics = config.catalogue();
        this.clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "bellbuoy-operator");
        this.kafka = new OperatorClients(clients);
        this.admin = kafka.admin();
        this.ready = new TopicsReady(admin);
        this.consumer = kafka.consumer();
    }

    Topics topics() {
        return topics;
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

    Slice upToNow(Collection<TopicPartition> ofTopic, @Nullable Instant since) {
        return Slice.upToNow(admin, ofTopic, since);
    }

    /** Only one at a time can be read. */
    SliceReader read(Slice slice) {
        return new SliceReader(consumer, slice);
    }

    LetterLog letters(Slice slice) {
        return new LetterLog(consumer, AvroSerdes.deserializer(DeadLetter.class, clients.serde()), slice);
    }

    Deserializer<Notification> notifications() {
        return AvroSerdes.deserializer(Notification.class, clients.serde());
    }

    OutgoingRecords outgoing() {
        return new OutgoingRecords(topics, AvroSerdes.serializer(clients.serde()));
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
