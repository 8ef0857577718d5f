package io.bellbuoy.kit.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class ReadBarrierTest {

    private static final TopicPartition FIRST = new TopicPartition("t", 0);
    private static final TopicPartition SECOND = new TopicPartition("t", 1);

    private final List<CompletableFuture<Map<TopicPartition, Long>>> lookUps = new ArrayList<>();
    private final Positions positions = new Positions();
    private final ReadBarrier barrier = new ReadBarrier(
            isolation -> {
                lookUps.add(new CompletableFuture<>());
                return lookUps.get(lookUps.size() - 1);
            },
            positions,
            Duration.ofMinutes(1));

    @Test
    void shouldPassOnceEveryPartitionHasReachedItsEnd() {
        // Given
        positions.report(Map.of(FIRST, 5L, SECOND, 1L));
        CompletableFuture<Void> passed = barrier.pass();
        lookUps.get(0).complete(Map.of(FIRST, 5L, SECOND, 2L));
        assertThat(passed).isNotDone();

        // When
        positions.report(Map.of(FIRST, 5L, SECOND, 3L));

        // Then
        assertThat(passed).isCompleted();
    }

    @Test
    void shouldPassAtOnceWhenThereIsNothingToWaitFor() {
        // Given
        positions.report(Map.of(FIRST, 5L));

        // When
        CompletableFuture<Void> passed = barrier.pass();
        lookUps.get(0).complete(Map.of(FIRST, 5L));

        // Then
        assertThat(passed).isCompleted();
    }

    @Test
    void shouldNeverAnswerWithALookUpOlderThanTheQuestionAndShareTheNext() {
        // Given
        positions.report(Map.of(FIRST, 1L));
        CompletableFuture<Void> early = barrier.pass();

        // When
        CompletableFuture<Void> late = barrier.pass();
        CompletableFuture<Void> later = barrier.pass();
        lookUps.get(0).complete(Map.of(FIRST, 1L));

        // Then
        assertThat(early).isCompleted();
        assertThat(late).isNotDone();
        assertThat(lookUps).hasSize(2);

        // When
        lookUps.get(1).complete(Map.of(FIRST, 2L));
        positions.report(Map.of(FIRST, 2L));

        // Then
        assertThat(late).isCompleted();
        assertThat(later).isCompleted();
    }

    @Test
    void shouldFailWhoAskedWhenTheLookUpFailsAndGoOn() {
        // Given
        CompletableFuture<Void> failed = barrier.pass();
        CompletableFuture<Void> next = barrier.pass();

        // When
        lookUps.get(0).completeExceptionally(new IllegalStateException("no broker"));
        lookUps.get(1).complete(Map.of());

        // Then
        assertThat(failed).isCompletedExceptionally();
        assertThat(next).isCompleted();
    }

    @Test
    void shouldForgetWhoTimedOut() {
        // Given
        Map<TopicPartition, Long> ends = Map.of(FIRST, 1L);
        ReadBarrier hasty =
                new ReadBarrier(isolation -> CompletableFuture.completedFuture(ends), positions, Duration.ofMillis(50));

        // When
        List<CompletableFuture<Void>> callers =
                Stream.generate(hasty::pass).limit(1_000).toList();

        // Then
        await().untilAsserted(() -> {
            assertThat(callers).allMatch(CompletableFuture::isCompletedExceptionally);
            assertThat(positions.waiting()).isZero();
        });
    }

    @Test
    void shouldKeepOneCallersImpatienceFromTheOthers() {
        // Given
        CompletableFuture<Void> impatient = barrier.pass();
        CompletableFuture<Void> patient = barrier.pass();

        // When
        impatient.cancel(true);
        lookUps.get(0).complete(Map.of());
        lookUps.get(1).complete(Map.of());

        // Then
        assertThat(patient).isCompleted();
    }
}
