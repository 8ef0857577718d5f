package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.embedded.EmbeddedKafka;
import io.bellbuoy.embedded.EmbeddedKafkaConfig;
import io.bellbuoy.topics.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * Two brokers that lead the events and the subscriptions of a tenant apart. What a matcher has fetched of one then says
 * nothing about how far it is with the other, which is where joins by time go wrong.
 */
final class SplitCluster implements AutoCloseable {

    private static final Map<Integer, List<Integer>> EVENTS = Map.of(0, List.of(1), 1, List.of(2));
    private static final Map<Integer, List<Integer>> SUBSCRIPTIONS = Map.of(0, List.of(2), 1, List.of(1));

    private final EmbeddedKafka first;
    private final EmbeddedKafka second;

    private SplitCluster(EmbeddedKafka first, EmbeddedKafka second) {
        this.first = first;
        this.second = second;
    }

    static SplitCluster start(Path dir) {
        EmbeddedKafka first = EmbeddedKafka.start(new EmbeddedKafkaConfig(dir.resolve("1"), 0, Map.of()));
        EmbeddedKafka second = first.startPeer(2, new EmbeddedKafkaConfig(dir.resolve("2"), 0, Map.of()));
        return new SplitCluster(first, second);
    }

    String bootstrapServers() {
        return first.bootstrapServers() + "," + second.bootstrapServers();
    }

    /**
     * Makes the two topics, before anybody else does and leaves their places to chance. Their settings are still to be
     * corrected.
     */
    void create(Topics topics) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic(topics.events(), EVENTS), new NewTopic(topics.subscriptions(), SUBSCRIPTIONS)))
                    .all()
                    .get();
        }
    }

    void assertLeadersApart(Topics topics) throws Exception {
        try (Admin admin = admin()) {
            assertThat(leaders(admin, topics.events()))
                    .hasSameSizeAs(EVENTS.keySet())
                    .zipSatisfy(leaders(admin, topics.subscriptions()), (events, subscriptions) -> assertThat(events)
                            .isNotEqualTo(subscriptions));
        }
    }

    Admin admin() {
        return Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    private static List<Integer> leaders(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                .map(TopicPartitionInfo::leader)
                .map(leader -> leader.id())
                .toList();
    }

    @Override
    public void close() {
        second.close();
        first.close();
    }
}
