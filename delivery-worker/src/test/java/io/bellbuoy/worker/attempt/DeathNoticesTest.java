package io.bellbuoy.worker.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class DeathNoticesTest {

    private static final TopicPartition PARTITION = new TopicPartition("notifications", 0);

    private final DeathNotices notices = new DeathNotices(new Topics("", RetryLadder.DEFAULT));

    @Test
    void shouldTellAtOnceThatANotificationDied() {
        List<Told> told = died("ci", "artifact.pushed", 0);

        assertThat(told).extracting(Told::topic).containsExactly("operational-events", "events");
        assertThat(told).extracting(Told::event).allSatisfy(event -> {
            assertThat(event.getType()).isEqualTo(OwnEventTypes.DEAD_LETTER_CREATED);
            assertThat(event.getTenant()).isEqualTo("acme");
            assertThat(event.getTime()).isEqualTo(Samples.TIME);
            assertThat(event.getAttributes())
                    .containsEntry("subscription", "ci")
                    .containsEntry("count", "1")
                    .containsEntry("reason", "timeout")
                    .containsEntry("fault", "customer")
                    .containsKey("notification");
        });
    }

    @Test
    void shouldTellOfThoseThatFollowTogetherAMinuteLater() {
        // Given
        died("ci", "artifact.pushed", 0);
        assertThat(died("ci", "artifact.pushed", 1)).isEmpty();
        assertThat(died("ci", "artifact.pushed", 59)).isEmpty();
        assertThat(due(59)).isEmpty();

        // When
        List<Told> told = due(60);

        // Then
        assertThat(told)
                .hasSize(2)
                .extracting(one -> one.event().getAttributes().get("count"))
                .containsOnly("2");
        assertThat(due(119)).isEmpty();
        assertThat(due(120)).isEmpty();
        assertThat(died("ci", "artifact.pushed", 121)).hasSize(2);
    }

    @Test
    void shouldTellOfEachSubscriptionByItself() {
        died("ci", "artifact.pushed", 0);

        assertThat(died("cd", "artifact.pushed", 1)).hasSize(2);
    }

    @Test
    void shouldNotTellOfTheDeathOfWhatItToldItself() {
        for (String type : OwnEventTypes.all()) {
            assertThat(died("ops", type, 0)).isEmpty();
        }
        assertThat(due(600)).isEmpty();
    }

    @Test
    void shouldLeaveWhatDiedOfALostPartitionUntold() {
        // Given
        died("ci", "artifact.pushed", 0);
        died("ci", "artifact.pushed", 1);

        // When
        notices.forget(List.of(PARTITION));

        // Then
        assertThat(due(600)).isEmpty();
    }

    private record Told(String topic, RegistryEvent event) {}

    private List<Told> died(String subscription, String type, long second) {
        Notification notification = Notification.newBuilder(Samples.notification("e-" + second, subscription))
                .setEvent(RegistryEvent.newBuilder(Samples.event("e-" + second))
                        .setType(type)
                        .build())
                .build();
        DeadLetter letter = DeadLetter.newBuilder()
                .setNotification(notification)
                .setReason("timeout")
                .setFault("customer")
                .setDied(at(second))
                .build();
        Outcome death =
                new Outcome(List.of(), Optional.empty(), Optional.empty(), Optional.of(letter), Optional.empty());
        return told(notices.observed(PARTITION, death)).toList();
    }

    private List<Told> due(long second) {
        List<Told> told = new ArrayList<>();
        notices.tellDue(at(second), (partition, outcome) -> told(outcome).forEach(told::add));
        return told;
    }

    private static Stream<Told> told(Outcome outcome) {
        return outcome.records().stream().map(record -> {
            SpecificRecord[] written = new SpecificRecord[1];
            String topic = record.serialized((name, value) -> {
                        written[0] = value;
                        return new byte[0];
                    })
                    .topic();
            return new Told(topic, (RegistryEvent) written[0]);
        });
    }

    private static Instant at(long second) {
        return Samples.TIME.plus(Duration.ofSeconds(second));
    }
}
