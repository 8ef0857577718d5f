package io.bellbuoy.kit.topics;

import io.bellbuoy.topics.TopicSpec;
import java.util.List;
import java.util.Map;

/** Holds the partitions that there are against those that there must be. */
record PartitionCounts(Map<String, Integer> found) {

    boolean contains(TopicSpec spec) {
        return found.containsKey(spec.name());
    }

    List<String> missing(List<TopicSpec> specs) {
        return specs.stream()
                .filter(spec -> !contains(spec))
                .map(spec -> "Topic " + spec.name() + " is missing, expected with " + spec.partitions() + " partitions")
                .toList();
    }

    List<String> wrong(List<TopicSpec> specs) {
        return specs.stream()
                .filter(spec -> found.getOrDefault(spec.name(), spec.partitions()) != spec.partitions())
                .map(spec -> "Topic " + spec.name() + " has " + found.get(spec.name()) + " partitions, expected "
                        + spec.partitions())
                .toList();
    }
}
