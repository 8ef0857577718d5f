package io.bellbuoy.worker.lane;

import io.bellbuoy.time.Durations;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.attempt.DueHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where a lane takes records from.
 *
 * @param notifications the topic of first attempts
 * @param rungs the delay of each retry topic, by its name
 */
record Sources(String notifications, Map<String, Duration> rungs) {

    Sources {
        rungs = Map.copyOf(rungs);
    }

    /**
     * First attempts and every rung; rungs, too, of a ladder that was configured before: nothing new goes there, but
     * something may wait there yet.
     *
     * @param existing names of all topics that there are
     */
    static Sources of(Topics topics, Set<String> existing) {
        Map<String, Duration> rungs = new HashMap<>();
        existing.forEach(name -> delay(topics, name).ifPresent(delay -> rungs.put(name, delay)));
        topics.ladder().delays().forEach(delay -> rungs.put(topics.retry(delay), delay));
        return new Sources(topics.notifications(), rungs);
    }

    List<String> topics() {
        return Stream.concat(Stream.of(notifications), rungs.keySet().stream()).toList();
    }

    /**
     * When a record is due; empty where it never had to wait. A header can only shorten its rung's delay: whatever it
     * says, nothing stops a partition for longer.
     */
    Optional<Instant> due(ConsumerRecord<?, ?> record) {
        Duration delay = rungs.get(record.topic());
        if (delay == null) {
            return Optional.empty();
        }
        Instant latest = Instant.ofEpochMilli(record.timestamp()).plus(delay);
        return DueHeader.read(record.headers()).map(due -> due.isBefore(latest) ? due : latest);
    }

    /** Empty when a topic of this name is no rung of ours. */
    private static Optional<Duration> delay(Topics topics, String name) {
        try {
            Duration delay = Durations.parse(name.substring(name.lastIndexOf('.') + 1));
            return Optional.of(delay).filter(parsed -> topics.retry(parsed).equals(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
