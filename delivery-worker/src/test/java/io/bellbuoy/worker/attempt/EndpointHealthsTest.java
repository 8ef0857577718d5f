package io.bellbuoy.worker.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.Samples;
import io.bellbuoy.worker.health.HealthRules;
import io.bellbuoy.worker.health.Observation;
import io.bellbuoy.worker.health.SuspensionPolicy;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class EndpointHealthsTest {

    private static final Topics TOPICS = new Topics("", RetryLadder.DEFAULT);
    private static final SubscriptionKey KEY = new SubscriptionKey("acme", "ci");

    private final Map<String, EndpointHealth> written = new HashMap<>();
    private final Counter suspensions = new Metrics().counter(Metric.ENDPOINT_SUSPENSIONS);
    private CompletableFuture<Void> caughtUp = CompletableFuture.completedFuture(null);
    private final EndpointHealths healths = new EndpointHealths(
            new HealthRules(new SuspensionPolicy(Duration.ofDays(5), Duration.ofHours(12))),
            TOPICS,
            key -> Optional.ofNullable(written.get(key)),
            () -> caughtUp,
            suspensions);

    @Test
    void shouldWriteTheHealthAndTellItsOwnerOnBothTopics() {
        // When
        Outcome outcome = observed(Reason.ENDPOINT_GONE, Samples.TIME);

        // Then
        assertThat(outcome.records().stream().map(EndpointHealthsTest::written))
                .extracting(ProducerRecord::topic, record -> new String(record.key(), UTF_8))
                .containsExactly(
                        tuple("endpoint-health", "acme/ci"),
                        tuple("operational-events", "acme"),
                        tuple("events", "acme"));
        assertThat(suspensions.count()).isEqualTo(1);
    }

    @Test
    void shouldKnowItsOwnChangesBeforeTheyCanBeReadBack() {
        // Given
        observed(Reason.ENDPOINT_GONE, Samples.TIME);

        // When
        Future<Optional<EndpointHealth>> found = healths.find(3, KEY);

        // Then
        assertThat(found.result().orElseThrow().getSuspended()).isEqualTo(Samples.TIME);
    }

    @Test
    void shouldNotWriteEveryChangeOfAnEndpointThatFailsEveryOtherTime() {
        // When: an attempt a second, for an hour
        long writes = 0;
        for (int second = 0; second < 3600; second++) {
            Reason reason = second % 2 == 0 ? Reason.TIMEOUT : Reason.ACCEPTED;
            writes +=
                    observed(reason, Samples.TIME.plusSeconds(second)).records().size();
        }

        // Then
        assertThat(writes).isEqualTo(12);
    }

    @Test
    void shouldWriteLaterWhatItDidNotWriteAtOnce() {
        // Given
        observed(Reason.TIMEOUT, Samples.TIME);
        Outcome tooSoon = observed(Reason.ACCEPTED, Samples.TIME.plusSeconds(1));

        // When
        Outcome due = observed(Reason.ACCEPTED, Samples.TIME.plusSeconds(300));
        Outcome done = observed(Reason.ACCEPTED, Samples.TIME.plusSeconds(600));

        // Then
        assertThat(tooSoon.records()).isEmpty();
        assertThat(due.records()).hasSize(1);
        assertThat(done.records()).isEmpty();
    }

    @Test
    void shouldDecideNothingBeforeTheViewHasCaughtUpWithANewPartition() {
        // Given
        caughtUp = new CompletableFuture<>();
        Future<Optional<EndpointHealth>> found = healths.find(3, KEY);
        boolean wasKnown = found.isComplete();

        // When
        written.put(KEY.toString(), health(Samples.TIME));
        caughtUp.complete(null);

        // Then
        assertThat(wasKnown).isFalse();
        assertThat(found.result()).contains(health(Samples.TIME));
    }

    @Test
    void shouldAskAgainWhenTheViewDidNotCatchUp() {
        // Given
        caughtUp = CompletableFuture.failedFuture(new IllegalStateException("Kafka is away"));
        Future<Optional<EndpointHealth>> failed = healths.find(3, KEY);
        caughtUp = CompletableFuture.completedFuture(null);

        // When
        Future<Optional<EndpointHealth>> found = healths.find(3, KEY);

        // Then
        assertThat(failed.failed()).isTrue();
        assertThat(found.succeeded()).isTrue();
    }

    @Test
    void shouldForgetItsChangesWithThePartitionAndCatchUpAnew() {
        // Given
        observed(Reason.ENDPOINT_GONE, Samples.TIME);

        // When
        healths.forget(List.of(new TopicPartition(TOPICS.notifications(), 3)));
        caughtUp = new CompletableFuture<>();
        Future<Optional<EndpointHealth>> found = healths.find(3, KEY);

        // Then
        assertThat(found.isComplete()).isFalse();
        caughtUp.complete(null);
        assertThat(found.result()).isEmpty();
    }

    /** As it may be while workers with different ladders run side by side. */
    @Test
    void shouldTakeWhatAnotherLaneHasLearntLater() {
        // Given
        observed(Reason.ENDPOINT_GONE, Samples.TIME);

        // When
        written.put(KEY.toString(), health(Samples.TIME.plusMillis(1)));

        // Then
        assertThat(healths.find(3, KEY).result()).contains(health(Samples.TIME.plusMillis(1)));
    }

    @Test
    void shouldWriteATombstoneOnceWhenTheSubscriptionIsDeleted() {
        // Given
        written.put(KEY.toString(), health(Samples.TIME));

        // When
        Outcome first = observed(Reason.SUBSCRIPTION_DELETED, Samples.TIME);
        Outcome second = observed(Reason.SUBSCRIPTION_DELETED, Samples.TIME);

        // Then
        assertThat(first.records())
                .singleElement()
                .satisfies(record -> assertThat(written(record).value()).isNull());
        assertThat(second.records()).isEmpty();
    }

    private Outcome observed(Reason reason, Instant time) {
        return healths.observed(
                3,
                new Outcome(
                        List.of(),
                        Optional.empty(),
                        Optional.of(new Observation(KEY, 1, time, reason)),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static EndpointHealth health(Instant updated) {
        return EndpointHealth.newBuilder()
                .setTenant("acme")
                .setSubscription("ci")
                .setSubscriptionVersion(1)
                .setUpdated(updated)
                .build();
    }

    private static ProducerRecord<byte[], byte[]> written(Outgoing record) {
        return record.serialized((topic, value) -> new byte[0]);
    }
}
