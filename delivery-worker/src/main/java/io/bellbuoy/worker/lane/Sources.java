package io.bellbuoy.worker.lane;

import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.attempt.DueHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** First attempts and every rung. */
    static Sources of(Topics topics) {
        return new Sources(
                topics.notifications(),
                topics.ladder().delays().stream().collect(Collectors.toMap(topics::retry, Function.identity())));
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
}
