package io.bellbuoy.worker.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.Notification;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.Samples;
import io.bellbuoy.worker.verdict.Judge;
import io.bellbuoy.worker.verdict.Response;
import io.bellbuoy.worker.verdict.RetrySchedule;
import io.bellbuoy.worker.verdict.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class OutcomesTest {

    private static final RetryLadder ONLY_LONG = new RetryLadder(List.of(Duration.ofHours(1), Duration.ofHours(2)));

    private final Notification notification = Samples.notification("e-1", "ci");
    private final ConsumerRecord<byte[], byte[]> found = new ConsumerRecord<>("notifications", 0, 7, null, new byte[0]);

    @Test
    void shouldHoldLongerEachTimeButNeverLongerThanHalfAnHour() {
        // Given
        Outcomes outcomes = outcomes(RetryLadder.DEFAULT);
        List<String> rungs = new ArrayList<>();
        ConsumerRecord<byte[], byte[]> record = found;

        // When
        for (int hold = 1; hold <= 6; hold++) {
            ProducerRecord<byte[], byte[]> held = first(outcomes.held(delivery(record), Samples.TIME));
            rungs.add(held.topic());
            record = again(held);
        }

        // Then
        assertThat(rungs)
                .containsExactly(
                        "notifications.retry.5s",
                        "notifications.retry.1m",
                        "notifications.retry.5m",
                        "notifications.retry.30m",
                        "notifications.retry.30m",
                        "notifications.retry.30m");
        assertThat(DueHeader.read(record.headers())).contains(Samples.TIME.plus(Duration.ofMinutes(30)));
        assertThat(record.headers().lastHeader(HeaderNames.ATTEMPTS)).isNull();
    }

    @Test
    void shouldHoldOnTheFirstRungWhenAllAreLong() {
        // Given
        Outcomes outcomes = outcomes(ONLY_LONG);
        HoldsHeader.write(9, found.headers());

        // When
        Outcome held = outcomes.held(delivery(found), Samples.TIME);

        // Then
        assertThat(first(held).topic()).isEqualTo("notifications.retry.1h");
    }

    @Test
    void shouldForgetTheHoldsOnceAnAttemptIsMade() {
        // Given
        Outcomes outcomes = outcomes(RetryLadder.DEFAULT);
        HoldsHeader.write(4, found.headers());
        Attempt failed = new Attempt(
                1,
                Judge.judge(Response.Answered.of(500), new Terms(false, false, Samples.TIME)),
                Samples.TIME,
                Duration.ZERO,
                1L,
                "https://ci.example");

        // When
        Outcome retried = outcomes.attempted(delivery(found), failed);

        // Then
        assertThat(first(retried).topic()).isEqualTo("notifications.retry.5s");
        assertThat(first(retried).headers().lastHeader(HeaderNames.HOLDS)).isNull();
    }

    @Test
    void shouldSetAsideWhatIsTooLargeWithoutThePartsThatAre() {
        // Given
        Outcomes outcomes = outcomes(RetryLadder.DEFAULT);
        byte[] large = new byte[Topics.MAX_DERIVED_BYTES];
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("notifications", 0, 7, large, large);
        record.headers().add("foreign", large);

        // When
        ProducerRecord<byte[], byte[]> quarantined = first(outcomes.quarantined(record, "The value is too large"));

        // Then
        assertThat(quarantined.key()).isNull();
        assertThat(quarantined.value()).isNull();
        assertThat(quarantined.headers().lastHeader("foreign")).isNull();
        assertThat(quarantined.headers().lastHeader(HeaderNames.QUARANTINED_FROM))
                .isNotNull();
    }

    private static Outcomes outcomes(RetryLadder ladder) {
        return new Outcomes(new Topics("", ladder), new RetrySchedule(ladder, 0, () -> 0));
    }

    private Delivery delivery(ConsumerRecord<byte[], byte[]> record) {
        return new Delivery(
                record, notification, new SubscriptionKey("acme", "ci"), List.of(), HoldsHeader.read(record.headers()));
    }

    private static ProducerRecord<byte[], byte[]> first(Outcome outcome) {
        return outcome.records().get(0).serialized((topic, record) -> new byte[0]);
    }

    /** As the worker finds it when it is due. */
    private static ConsumerRecord<byte[], byte[]> again(ProducerRecord<byte[], byte[]> written) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(written.topic(), 0, 0, written.key(), written.value());
        written.headers().forEach(record.headers()::add);
        return record;
    }
}
