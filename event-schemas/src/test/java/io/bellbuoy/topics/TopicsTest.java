package io.bellbuoy.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static final Topics TOPICS = new Topics("bellbuoy.", RetryLadder.DEFAULT);

    @Test
    void shouldNameEveryTopicOfTheDesign() {
        assertThat(TOPICS.specs(12, 6))
                .extracting(TopicSpec::name)
                .containsExactlyInAnyOrder(
                        "bellbuoy.events",
                        "bellbuoy.subscriptions",
                        "bellbuoy.sources",
                        "bellbuoy.tokens",
                        "bellbuoy.audit",
                        "bellbuoy.notifications",
                        "bellbuoy.notifications.retry.5s",
                        "bellbuoy.notifications.retry.1m",
                        "bellbuoy.notifications.retry.5m",
                        "bellbuoy.notifications.retry.30m",
                        "bellbuoy.notifications.retry.2h",
                        "bellbuoy.notifications.retry.6h",
                        "bellbuoy.notifications.retry.12h",
                        "bellbuoy.notifications.dlq",
                        "bellbuoy.delivery-status",
                        "bellbuoy.endpoint-health",
                        "bellbuoy.delivery-order",
                        "bellbuoy.delivery-holds",
                        "bellbuoy.jobs",
                        "bellbuoy.job-progress",
                        "bellbuoy.operational-events",
                        "bellbuoy.quarantine");
    }

    @Test
    void shouldPartitionWhatIsJoinedAlike() {
        Map<String, TopicSpec> specs =
                TOPICS.specs(12, 6).stream().collect(Collectors.toMap(TopicSpec::name, Function.identity()));

        assertThat(specs.get(TOPICS.events()).partitions()).isEqualTo(12);
        assertThat(specs.get(TOPICS.subscriptions()).partitions()).isEqualTo(12);
        assertThat(specs.get(TOPICS.sources()).partitions()).isEqualTo(12);
        assertThat(specs.get(TOPICS.notifications()).partitions()).isEqualTo(6);
        assertThat(specs.get(TOPICS.retry(Duration.ofHours(2))).partitions()).isEqualTo(6);
        assertThat(specs.get(TOPICS.deliveryStatus()).partitions()).isEqualTo(6);
        assertThat(specs.get(TOPICS.endpointHealth()).partitions()).isEqualTo(6);
        assertThat(specs.get(TOPICS.jobs()).partitions()).isEqualTo(12);
        assertThat(specs.get(TOPICS.jobProgress()).partitions()).isEqualTo(12);
        assertThat(specs.get(TOPICS.operationalEvents()).partitions()).isEqualTo(12);
    }

    @Test
    void shouldKeepARetryForItsDelayAndThreeDaysMore() {
        TopicSpec rung = TOPICS.specs(1, 1).stream()
                .filter(spec -> spec.name().endsWith("retry.12h"))
                .findFirst()
                .orElseThrow();

        assertThat(rung.config())
                .containsEntry(
                        "retention.ms", Long.toString(Duration.ofHours(12 + 72).toMillis()));
    }

    @Test
    void shouldTimeEventsByTheLogAndNotByTheirProducers() {
        assertThat(TOPICS.specs(1, 1))
                .filteredOn(spec -> spec.name().equals(TOPICS.events()))
                .singleElement()
                .satisfies(
                        events -> assertThat(events.config()).containsEntry("message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void shouldClimbTheLadderAndStayOnItsLastRung() {
        assertThat(RetryLadder.DEFAULT.after(1)).hasSeconds(5);
        assertThat(RetryLadder.DEFAULT.after(7)).hasHours(12);
        assertThat(RetryLadder.DEFAULT.after(99)).hasHours(12);
    }

    @Test
    void shouldRefuseALadderThatDoesNotRise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryLadder(List.of(Duration.ofSeconds(5), Duration.ofSeconds(5))));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryLadder(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryLadder(List.of(Duration.ofMillis(1500))));
    }

    @Test
    void shouldPutATenantWhereKafkasOwnPartitionerPutsItsKey() {
        // Kafka's built-in partitioner hashes the serialized key; this is its documented formula, spelled out.
        byte[] key = "acme".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(TenantPartitioner.partition("acme", 12))
                .isEqualTo(org.apache.kafka.clients.producer.internals.BuiltInPartitioner.partitionForKey(key, 12));
    }

    @Test
    void shouldRoundTripSubscriptionKeys() {
        assertThat(SubscriptionKey.parse("acme/ci")).isEqualTo(new SubscriptionKey("acme", "ci"));
        assertThat(new SubscriptionKey("acme", "ci")).hasToString("acme/ci");
        assertThatIllegalArgumentException().isThrownBy(() -> SubscriptionKey.parse("acme"));
        assertThatIllegalArgumentException().isThrownBy(() -> SubscriptionKey.parse("acme/a/b"));
    }
}
