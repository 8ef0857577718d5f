package io.bellbuoy.worker.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.Notification;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.Samples;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

final class DeliveryReaderTest {

    private final ConsumerRecord<byte[], byte[]> found = new ConsumerRecord<>("notifications", 0, 0, null, new byte[0]);

    @Test
    void shouldReadTheAttemptsThatARetryCarries() throws Exception {
        // Given
        AttemptOutcome first = AttemptOutcome.newBuilder()
                .setAttempt(1)
                .setVerdict("retry")
                .setReason("timeout")
                .setFault("customer")
                .setStarted(Samples.TIME)
                .setDuration(15_000)
                .build();
        AttemptsHeader.write(List.of(first), found.headers());

        // When
        Delivery delivery = reading(UnaryOperator.identity()).read(found);

        // Then
        assertThat(delivery.attempts()).containsExactly(first);
        assertThat(delivery.attempt()).isEqualTo(2);
    }

    @Test
    void shouldLookForTheSubscriptionOfItsOwnerWhoseverTheEventIs() throws UnreadableNotificationException {
        // When
        Delivery delivery = reading(notification -> notification.setTenant(SubscriptionKey.PLATFORM))
                .read(found);

        // Then
        assertThat(delivery.key()).hasToString("_platform/ci");
        assertThat(delivery.notification().getEvent().getTenant()).isEqualTo(Samples.TENANT);
    }

    @Test
    void shouldRefuseNotificationsThatSayTooLittle() {
        assertUnreadable("no id", notification -> notification.setId(""));
        assertUnreadable("tenant", notification -> notification.setTenant(""));
        assertUnreadable("id", notification -> notification.setSubscription(""));
        assertUnreadable("no event", notification -> notification.setEvent(Samples.event("")));
    }

    @Test
    void shouldRefuseAttemptsThatAreNone() {
        // Given
        found.headers().add(HeaderNames.ATTEMPTS, "{}".getBytes(UTF_8));

        // When, Then
        assertUnreadable(HeaderNames.ATTEMPTS, UnaryOperator.identity());
    }

    @Test
    void shouldRefuseAttemptsWithoutAValue() {
        // Given
        found.headers().add(HeaderNames.ATTEMPTS, null);

        // When, Then
        assertUnreadable("no value", UnaryOperator.identity());
    }

    @Test
    void shouldRefuseWhatIsTooLargeToBeWrittenAnew() {
        // Given
        ConsumerRecord<byte[], byte[]> value =
                new ConsumerRecord<>("notifications", 0, 0, null, new byte[Topics.MAX_DERIVED_BYTES - 1]);
        found.headers().add("foreign", new byte[Topics.MAX_EVENT_BYTES]);
        DeliveryReader reader = reading(UnaryOperator.identity());

        // When, Then
        assertThatThrownBy(() -> reader.read(value)).hasMessage("The value is too large");
        assertThatThrownBy(() -> reader.read(found)).hasMessage("The headers are too large");
    }

    @Test
    void shouldRefuseWhateverFailsToBeReadForAReasonThatNobodyForesaw() {
        // Given
        DeliveryReader reader = new DeliveryReader((topic, bytes) -> {
            throw new IllegalStateException("s3cret payload");
        });

        // When, Then
        assertThatThrownBy(() -> reader.read(found))
                .isInstanceOf(UnreadableNotificationException.class)
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void shouldLeaveARecordThatCanPerhapsBeReadLaterToBeReadLater() {
        // Given
        RetriableException away = new TimeoutException("The schema registry is away");
        DeliveryReader reader = new DeliveryReader((topic, bytes) -> {
            throw away;
        });

        // When, Then
        assertThatThrownBy(() -> reader.read(found)).isSameAs(away);
    }

    @Test
    void shouldTakeHoldsThatCannotBeReadForNone() {
        assertThat(ParkingsHeader.read(found.headers())).isZero();
        found.headers().add(HeaderNames.PARKINGS, null);
        assertThat(ParkingsHeader.read(found.headers())).isZero();
        found.headers().add(HeaderNames.PARKINGS, "-3".getBytes(UTF_8));
        assertThat(ParkingsHeader.read(found.headers())).isZero();
        ParkingsHeader.write(3, found.headers());
        assertThat(ParkingsHeader.read(found.headers())).isEqualTo(3);
    }

    @Test
    void shouldTakeARecordWithoutAReadableDueTimeForDue() {
        assertThat(DueHeader.read(found.headers())).isEmpty();
        found.headers().add(HeaderNames.DUE, null);
        assertThat(DueHeader.read(found.headers())).isEmpty();
        found.headers().add(HeaderNames.DUE, "soon".getBytes(UTF_8));
        assertThat(DueHeader.read(found.headers())).isEmpty();
        DueHeader.write(Samples.TIME, found.headers());
        assertThat(DueHeader.read(found.headers())).contains(Samples.TIME);
    }

    private void assertUnreadable(String reason, UnaryOperator<Notification.Builder> change) {
        assertThatThrownBy(() -> reading(change).read(found))
                .isInstanceOf(UnreadableNotificationException.class)
                .hasMessageContaining(reason);
    }

    private static DeliveryReader reading(UnaryOperator<Notification.Builder> change) {
        Notification notification = change.apply(Notification.newBuilder(Samples.notification("e-1", "ci")))
                .build();
        return new DeliveryReader((topic, bytes) -> notification);
    }
}
