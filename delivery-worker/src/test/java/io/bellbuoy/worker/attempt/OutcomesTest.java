package io.bellbuoy.worker.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.Notification;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.Samples;
import io.bellbuoy.worker.gate.Parking;
import io.bellbuoy.worker.verdict.Judge;
import io.bellbuoy.worker.verdict.Response;
import io.bellbuoy.worker.verdict.RetrySchedule;
import io.bellbuoy.worker.verdict.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class OutcomesTest {

    private final Notification notification = Samples.notification("e-1", "ci");
    private final ConsumerRecord<byte[], byte[]> found = new ConsumerRecord<>("notifications", 0, 7, null, new byte[0]);

    @Test
    void shouldParkOnTheRungThatIsLongEnoughAndSayWhenItIsDue() {
        // Given
        Outcomes outcomes = outcomes(RetryLadder.DEFAULT);
        ParkingsHeader.write(2, found.headers());

        // When
        Outcome parked = outcomes.parked(
                delivery(found), new Parking(Parking.Cause.BREAKER, Duration.ofSeconds(40)), Samples.TIME);

        // Then
        ProducerRecord<byte[], byte[]> written = first(parked);
        assertThat(written.topic()).isEqualTo("notifications.retry.1m");
        assertThat(DueHeader.read(written.headers())).contains(Samples.TIME.plusSeconds(40));
        assertThat(ParkingsHeader.read(written.headers())).isEqualTo(3);
        assertThat(written.headers().lastHeader(HeaderNames.ATTEMPTS)).isNull();
        assertThat(parked.records()).hasSize(1);
    }

    @Test
    void shouldForgetTheParkingsOnceAnAttemptIsMade() {
        // Given
        Outcomes outcomes = outcomes(RetryLadder.DEFAULT);
        ParkingsHeader.write(4, found.headers());
        Attempt failed = new Attempt(
                1,
                Judge.judge(Response.Answered.of(500), new Terms(false, false, Samples.TIME)),
                Samples.TIME,
                Duration.ZERO,
                1L,
                "https://ci.example",
                null);

        // When
        Outcome retried = outcomes.attempted(delivery(found), failed);

        // Then
        assertThat(first(retried).topic()).isEqualTo("notifications.retry.5s");
        assertThat(first(retried).headers().lastHeader(HeaderNames.PARKINGS)).isNull();
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
                record,
                notification,
                new SubscriptionKey("acme", "ci"),
                List.of(),
                ParkingsHeader.read(record.headers()),
                Optional.empty(),
                false);
    }

    private static ProducerRecord<byte[], byte[]> first(Outcome outcome) {
        return outcome.records().get(0).serialized((topic, record) -> new byte[0]);
    }
}
