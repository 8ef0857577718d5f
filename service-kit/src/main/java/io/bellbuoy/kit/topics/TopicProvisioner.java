package io.bellbuoy.kit.topics;

import io.bellbuoy.kit.config.TopicsConfig;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.topics.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that are missing and verifies the others.
 *
 * <p>Idempotent, and safe while another instance does the same. The number of partitions is strict, because it cannot be
 * mended: where it is wrong nothing is created or changed. Replication of topics that exist is the cluster's business.
 */
public final class TopicProvisioner {

    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final TopicsConfig config;

    /** The admin client stays the caller's to close. */
    public TopicProvisioner(Admin admin, TopicsConfig config) {
        this.cluster = new Cluster(admin);
        this.config = config;
    }

    /**
     * Makes the cluster have these topics.
     *
     * @param correct whether configurations that differ are set as expected; else they are reported and left
     * @throws BadTopicsException if any has the wrong number of partitions
     * @throws org.apache.kafka.common.KafkaException if the cluster refuses or cannot be reached
     */
    public TopicReport provision(List<TopicSpec> topics, boolean correct) {
        List<TopicSpec> specs = topics.stream().map(this::withMinInsync).toList();
        PartitionCounts before = cluster.counts(specs);
        refuseWrong(before, specs);

        List<TopicSpec> missing =
                specs.stream().filter(spec -> !before.contains(spec)).toList();
        List<String> created = missing.isEmpty() ? List.of() : create(missing);
        List<TopicSpec> existing =
                specs.stream().filter(spec -> !created.contains(spec.name())).toList();
        refuseWrong(awaitVisible(existing), existing);

        List<ConfigDifference> differing = cluster.differences(existing);
        if (correct && !differing.isEmpty()) {
            cluster.correct(differing);
        }
        differing.forEach(difference -> log(difference, correct));
        return new TopicReport(created, existing.stream().map(TopicSpec::name).toList(), differing, correct);
    }

    private TopicSpec withMinInsync(TopicSpec spec) {
        Map<String, String> settings = new HashMap<>(spec.config());
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(config.minInsyncReplicas()));
        return new TopicSpec(spec.name(), spec.partitions(), settings);
    }

    private List<String> create(List<TopicSpec> missing) {
        return cluster.create(missing.stream().map(this::newTopic).toList());
    }

    private NewTopic newTopic(TopicSpec spec) {
        return new NewTopic(
                        spec.name(), Optional.of(spec.partitions()), Optional.of((short) config.replicationFactor()))
                .configs(spec.config());
    }

    /** Another instance may have created it just now. */
    private PartitionCounts awaitVisible(List<TopicSpec> specs) {
        PartitionCounts counts = cluster.countsOnceVisible(specs, PATIENCE);
        if (!counts.missing(specs).isEmpty()) {
            throw new BadTopicsException(counts.missing(specs), "They were reported to exist and cannot be described.");
        }
        return counts;
    }

    private static void refuseWrong(PartitionCounts counts, List<TopicSpec> specs) {
        List<String> problems = counts.wrong(specs);
        if (!problems.isEmpty()) {
            throw new BadTopicsException(
                    problems, "Configure the numbers that there are, or start with topics of another prefix.");
        }
    }

    private static void log(ConfigDifference difference, boolean corrected) {
        LOG.atWarn()
                .addKeyValue(LogKeys.TOPIC, difference.topic())
                .addKeyValue(LogKeys.CONFIG, difference.config())
                .addKeyValue(LogKeys.EXPECTED, difference.expected())
                .addKeyValue(LogKeys.ACTUAL, difference.actual())
                .log(corrected ? "Corrected a topic's configuration" : "A topic's configuration differs");
    }
}
