package io.bellbuoy.kit.topics;

import io.bellbuoy.topics.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** What a service asks of its topics before it starts. Changes nothing. */
public final class TopicsReady {

    /** A topic made a moment ago may not have reached the broker that we ask. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Cluster cluster;

    /** The admin client stays the caller's to close. */
    public TopicsReady(Admin admin) {
        this.cluster = new Cluster(admin);
    }

    /**
     * Returns if every topic exists with the right number of partitions.
     *
     * @throws BadTopicsException naming those that do not, and the command that helps
     * @throws org.apache.kafka.common.KafkaException if the cluster cannot be asked
     */
    public void verify(List<TopicSpec> specs) {
        PartitionCounts counts = cluster.countsOnceVisible(specs, PATIENCE);
        List<String> problems = Stream.concat(counts.missing(specs).stream(), counts.wrong(specs).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new BadTopicsException(
                    problems, "Create what is missing with: bellbuoy topics. Partition counts cannot be changed.");
        }
    }

    /**
     * How many partitions a topic has, whatever is configured.
     *
     * @throws BadTopicsException when there is no such topic, naming the command that helps
     * @throws org.apache.kafka.common.KafkaException if the cluster cannot be asked
     */
    public int partitions(String topic) {
        TopicSpec any = new TopicSpec(topic, 1, Map.of());
        Integer found =
                cluster.countsOnceVisible(List.of(any), PATIENCE).found().get(topic);
        if (found == null) {
            throw new BadTopicsException(
                    List.of("Topic " + topic + " is missing"), "Create what is missing with: bellbuoy topics.");
        }
        return found;
    }
}
