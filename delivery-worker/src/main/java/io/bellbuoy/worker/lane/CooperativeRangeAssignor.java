package io.bellbuoy.worker.lane;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Places partitions as {@link RangeAssignor} does, so that one lane has the same partition numbers of all topics and with
 * them all that goes to one subscription; but cooperatively: lanes go on with what they keep. What moves is first only
 * taken away, and given to its new owner in the rebalance that follows by itself.
 *
 * <p>Kafka has no such assignor. Its {@code cooperative-sticky} keeps no partitions of the same number together. The
 * brokers' own {@code range} of the newer rebalance protocol does, but needs brokers from 4.0 on.
 *
 * <p>Range goes by the order of members, which for those without {@code delivery.instance-id} is one of chance: a worker
 * that joins or leaves can move more partitions than it has to. Made by Kafka, by its name; without state.
 */
public final class CooperativeRangeAssignor extends RangeAssignor {

    /** Part of the group's protocol: lanes that share a group must all know it. */
    @Override
    public String name() {
        return "bellbuoy-cooperative-range";
    }

    /** Cooperative only: a group that mixes both would fall back to eager, and what is said above would not hold. */
    @Override
    public List<RebalanceProtocol> supportedProtocols() {
        return List.of(RebalanceProtocol.COOPERATIVE);
    }

    @Override
    public Map<String, List<TopicPartition>> assignPartitions(
            Map<String, List<PartitionInfo>> partitionsPerTopic, Map<String, Subscription> subscriptions) {
        Map<String, List<TopicPartition>> assignment = super.assignPartitions(partitionsPerTopic, subscriptions);
        Map<TopicPartition, Set<String>> owners = owners(subscriptions);
        assignment.forEach((member, partitions) ->
                partitions.removeIf(partition -> isHeldByOthersOnly(member, owners.getOrDefault(partition, Set.of()))));
        return assignment;
    }

    /** More than one, when a member that missed a rebalance still claims what was given to another. */
    private static Map<TopicPartition, Set<String>> owners(Map<String, Subscription> subscriptions) {
        Map<TopicPartition, Set<String>> owners = new HashMap<>();
        subscriptions.forEach(
                (member, subscription) -> subscription.ownedPartitions().forEach(partition -> owners.computeIfAbsent(
                                partition, none -> new HashSet<>())
                        .add(member)));
        return owners;
    }

    private static boolean isHeldByOthersOnly(String member, Set<String> owners) {
        return !owners.isEmpty() && !owners.contains(member);
    }
}
