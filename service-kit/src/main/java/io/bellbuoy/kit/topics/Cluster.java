package io.bellbuoy.kit.topics;

import io.bellbuoy.topics.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The few questions and orders about topics that we have for a cluster, one at a time and in our words. */
final class Cluster {

    private static final long POLL_MILLIS = 100;

    private final Admin admin;

    Cluster(Admin admin) {
        this.admin = admin;
    }

    /** The partitions of these topics, as far as they exist. */
    PartitionCounts counts(List<TopicSpec> specs) {
        Map<String, Integer> found = new HashMap<>();
        List<String> names = specs.stream().map(TopicSpec::name).toList();
        admin.describeTopics(names).topicNameValues().forEach((topic, description) -> unless(
                        UnknownTopicOrPartitionException.class, description)
                .ifPresent(known -> found.put(topic, known.partitions().size())));
        return new PartitionCounts(found);
    }

    /** The same, once all of them exist or patience is at its end: a new topic takes a moment to be known everywhere. */
    PartitionCounts countsOnceVisible(List<TopicSpec> specs, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        PartitionCounts counts = counts(specs);
        while (!counts.missing(specs).isEmpty() && System.nanoTime() < deadline) {
            pause();
            counts = counts(specs);
        }
        return counts;
    }

    /** Creates topics and names those that were not there yet: another instance may be at it too. */
    List<String> create(Collection<NewTopic> topics) {
        List<String> created = new ArrayList<>();
        Map<String, KafkaFuture<Void>> results = admin.createTopics(topics).values();
        for (NewTopic topic : topics) {
            KafkaFuture<Boolean> result =
                    Objects.requireNonNull(results.get(topic.name())).thenApply(none -> true);
            if (unless(TopicExistsException.class, result).isPresent()) {
                created.add(topic.name());
            }
        }
        return created;
    }

    /** Where topics' configurations differ from what is expected of them. */
    List<ConfigDifference> differences(Collection<TopicSpec> specs) {
        List<ConfigResource> resources =
                specs.stream().map(spec -> resource(spec.name())).toList();
        Map<ConfigResource, Config> found = get(admin.describeConfigs(resources).all());
        List<ConfigDifference> differences = new ArrayList<>();
        for (TopicSpec spec : specs) {
            Config actual = Objects.requireNonNull(found.get(resource(spec.name())));
            spec.config().forEach((name, expected) -> {
                String value = actual.get(name).value();
                if (!expected.equals(value)) {
                    differences.add(new ConfigDifference(spec.name(), name, expected, value));
                }
            });
        }
        return differences;
    }

    /** Sets each as expected and leaves every other configuration alone. */
    void correct(List<ConfigDifference> differences) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (ConfigDifference difference : differences) {
            ConfigEntry entry = new ConfigEntry(difference.config(), difference.expected());
            changes.computeIfAbsent(resource(difference.topic()), topic -> new ArrayList<>())
                    .add(new AlterConfigOp(entry, AlterConfigOp.OpType.SET));
        }
        get(admin.incrementalAlterConfigs(changes).all());
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> Optional<T> unless(Class<? extends KafkaException> expected, KafkaFuture<T> future) {
        try {
            return Optional.of(get(future));
        } catch (KafkaException e) {
            if (expected.isInstance(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
