package io.bellbuoy.ingest.jobs;

import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.topics.JobKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Which jobs are this instance's: those on the partitions of {@code jobs} that a consumer group gives it. */
final class JobShare {

    private static final Map<String, Object> CONSUMER = Map.of(
            // A job need not change hands because some instance came.
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            CooperativeStickyAssignor.class.getName(),
            // An instance that was killed is missed after six seconds, not after 45.
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            6_000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            2_000,
            // How long stopping may have to wait during an outage.
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            5_000);

    private static final Duration HEARING = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final Topics topics;
    private final int partitions;

    JobShare(KafkaClients clients, Topics topics, int partitions) {
        this.clients = clients;
        this.topics = topics;
        this.partitions = partitions;
    }

    /** Joins the group. */
    Membership join() {
        Map<String, Object> properties = clients.consumer("jobs", topics.prefix() + "jobs");
        properties.putAll(CONSUMER);
        return new Membership(
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** A place in the group. For one thread. */
    final class Membership implements ConsumerRebalanceListener, AutoCloseable {

        private final Consumer<byte[], byte[]> consumer;

        private Membership(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
            consumer.subscribe(List.of(topics.jobs()), this);
        }

        /** Waits a moment for news of the group, and tells which jobs are ours after that. */
        Predicate<JobKey> hear() {
            consumer.poll(HEARING);
            Set<Integer> ours = consumer.assignment().stream()
                    .map(TopicPartition::partition)
                    .collect(Collectors.toSet());
            return key -> ours.contains(TenantPartitioner.partition(key.tenant(), partitions));
        }

        /** The records are read elsewhere, by a view that everybody has. */
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            consumer.pause(assigned);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            // What is in hand of them is cut short with the next look, and another may take it over before.
        }

        @Override
        public void close() {
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }
}
