package io.bellbuoy.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Plays a group whose members come and go between rebalances, as the consumers' coordinator would. */
final class CooperativeRangeAssignorTest {

    private static final List<String> TOPICS = List.of("notifications", "notifications.retry.5s");
    private static final int PARTITIONS = 7;

    private final CooperativeRangeAssignor assignor = new CooperativeRangeAssignor();

    @Property
    void shouldNeverGiveWhatAnotherStillHasAndEndWithEveryNumberInOneHand(
            @ForAll @Size(max = 8) List<@IntRange(max = 30) Integer> comings) {
        Map<String, List<TopicPartition>> owned = new TreeMap<>();
        for (int coming : comings) {
            // Given: who is there leaves, who is not comes.
            String member = "member-" + coming % 5;
            if (owned.remove(member) == null) {
                owned.put(member, List.of());
            }
            if (owned.isEmpty()) {
                continue;
            }

            // When
            Map<String, List<TopicPartition>> first = rebalanced(owned);
            Map<String, List<TopicPartition>> second = rebalanced(first);

            // Then
            assertNobodyIsGivenWhatAnotherHas(owned, first);
            assertThat(rebalanced(second)).isEqualTo(second);
            assertThat(numbersByMember(second).values().stream()
                            .mapToInt(Set::size)
                            .sum())
                    .isEqualTo(PARTITIONS);
            assertThat(second.values().stream().mapToInt(List::size).sum()).isEqualTo(PARTITIONS * TOPICS.size());
            owned = new TreeMap<>(second);
        }
    }

    @Property
    void shouldGiveWhatTwoClaimOnlyToOneOfThem(@ForAll @IntRange(max = PARTITIONS - 1) int number) {
        // Given: the zombie missed the rebalance in which its partition went to another.
        TopicPartition claimed = new TopicPartition(TOPICS.get(0), number);
        Map<String, List<TopicPartition>> owned =
                Map.of("owner", List.of(claimed), "zombie", List.of(claimed), "newcomer", List.of());

        // When
        Map<String, List<TopicPartition>> assigned = rebalanced(owned);

        // Then
        assertThat(assigned.get("newcomer")).doesNotContain(claimed);
        assertThat(rebalanced(assigned).values().stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .hasSize(PARTITIONS * TOPICS.size());
    }

    private Map<String, List<TopicPartition>> rebalanced(Map<String, List<TopicPartition>> owned) {
        Map<String, Subscription> subscriptions = new HashMap<>();
        owned.forEach((member, partitions) -> subscriptions.put(
                member, new Subscription(TOPICS, ByteBuffer.allocate(0), partitions, 1, Optional.empty())));
        Map<String, List<PartitionInfo>> partitions = new HashMap<>();
        TOPICS.forEach(topic -> partitions.put(topic, partitionsOf(topic)));
        return new TreeMap<>(assignor.assignPartitions(partitions, subscriptions));
    }

    private static List<PartitionInfo> partitionsOf(String topic) {
        Node node = new Node(0, "localhost", 9092);
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new PartitionInfo(topic, number, node, new Node[] {node}, new Node[] {node}))
                .toList();
    }

    /** The rule that the consumers' coordinator holds every cooperative assignor to. */
    private static void assertNobodyIsGivenWhatAnotherHas(
            Map<String, List<TopicPartition>> before, Map<String, List<TopicPartition>> after) {
        after.forEach((member, partitions) -> {
            List<TopicPartition> given = new ArrayList<>(partitions);
            given.removeAll(before.get(member));
            assertThat(given).noneMatch(partition -> before.values().stream().anyMatch(had -> had.contains(partition)));
        });
    }

    private static Map<String, Set<Integer>> numbersByMember(Map<String, List<TopicPartition>> assigned) {
        Map<String, Set<Integer>> numbers = new HashMap<>();
        assigned.forEach((member, partitions) -> partitions.forEach(partition ->
                numbers.computeIfAbsent(member, none -> new HashSet<>()).add(partition.partition())));
        return numbers;
    }
}
