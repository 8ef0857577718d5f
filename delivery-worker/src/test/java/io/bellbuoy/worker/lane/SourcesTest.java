package io.bellbuoy.worker.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class SourcesTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-21T06:30:00Z");
    private static final Topics TOPICS =
            new Topics("", new RetryLadder(List.of(Duration.ofSeconds(5), Duration.ofMinutes(1))));

    private final Sources sources = Sources.of(TOPICS, Set.of());

    @Test
    void shouldTakeFirstAttemptsAndEveryRung() {
        assertThat(sources.topics())
                .containsExactlyInAnyOrder("notifications", "notifications.retry.5s", "notifications.retry.1m");
    }

    @Test
    void shouldTakeWhatWaitsOnARungThatIsConfiguredNoMore() {
        // Given
        Set<String> existing = Set.of(
                "events", "notifications.dlq", "notifications.retry.7m", "other.notifications.retry.9m", "backup.5m");

        // When
        Sources found = Sources.of(TOPICS, existing);

        // Then
        assertThat(found.rungs())
                .containsEntry("notifications.retry.7m", Duration.ofMinutes(7))
                .hasSize(3);
    }

    @Test
    void shouldHoldARungUntilItsHeaderSays() {
        // Given
        Instant due = WRITTEN.plusSeconds(59);

        // When, Then
        assertThat(sources.due(record("notifications.retry.1m", due))).contains(due);
    }

    @Test
    void shouldHoldARungNoLongerThanItsDelayWhateverAHeaderSays() {
        // Given
        Instant never = WRITTEN.plus(Duration.ofDays(100_000));

        // When
        Optional<Instant> due = sources.due(record("notifications.retry.1m", never));

        // Then
        assertThat(due).contains(WRITTEN.plusSeconds(60));
    }

    @Test
    void shouldNeverHoldFirstAttempts() {
        assertThat(sources.due(record("notifications", WRITTEN.plusSeconds(30))))
                .isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, Instant due) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(HeaderNames.DUE, Long.toString(due.toEpochMilli()).getBytes(UTF_8));
        return new ConsumerRecord<>(
                topic,
                0,
                0,
                WRITTEN.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                headers,
                Optional.empty());
    }
}
