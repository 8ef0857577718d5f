package io.bellbuoy.kit.view;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers, and learns the topic's partitions from them once. */
final class AdminEndOffsets implements EndOffsets {

    private final Admin admin;
    private final String topic;
    private final int timeoutMillis;
    private volatile Map<TopicPartition, OffsetSpec> latest = Map.of();

    AdminEndOffsets(Admin admin, String topic, Duration timeout) {
        this.admin = admin;
        this.topic = topic;
        this.timeoutMillis = (int) timeout.toMillis();
    }

    @Override
    public CompletableFuture<Map<TopicPartition, Long>> lookUp(IsolationLevel isolation) {
        ListOffsetsOptions options = new ListOffsetsOptions(isolation).timeoutMs(timeoutMillis);
        try {
            return partitions()
                    .thenCompose(
                            specs -> admin.listOffsets(specs, options).all().toCompletionStage())
                    .thenApply(AdminEndOffsets::offsets)
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<Map<TopicPartition, OffsetSpec>> partitions() {
        if (!latest.isEmpty()) {
            return CompletableFuture.completedFuture(latest);
        }
        return admin.describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(timeoutMillis))
                .allTopicNames()
                .toCompletionStage()
                .thenApply(descriptions -> remember(descriptions.values()));
    }

    private Map<TopicPartition, OffsetSpec> remember(Collection<TopicDescription> descriptions) {
        latest = descriptions.stream()
                .flatMap(description -> description.partitions().stream())
                .collect(Collectors.toUnmodifiableMap(
                        partition -> new TopicPartition(topic, partition.partition()),
                        partition -> OffsetSpec.latest()));
        return latest;
    }

    private static Map<TopicPartition, Long> offsets(Map<TopicPartition, ListOffsetsResultInfo> results) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        results.forEach((partition, result) -> offsets.put(partition, result.offset()));
        return offsets;
    }
}
