package io.bellbuoy.ingest.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchesTest {

    @Test
    void shouldEndASearchThatNobodyWaitsForAnyMore() throws Exception {
        Searches searches = new Searches(Duration.ofMillis(50));

        CompletableFuture<Object> endless = searches.submit(supervisor -> {
            while (true) {
                supervisor.pause(Duration.ofDays(1));
            }
        });

        assertThatThrownBy(() -> endless.get(30, SECONDS)).hasCauseInstanceOf(UnavailableException.class);
        searches.stop();
    }

    @Test
    void shouldTakeNoMoreThanItCanRemember() throws Exception {
        Searches searches = new Searches(Duration.ofSeconds(30));
        CountDownLatch over = new CountDownLatch(1);

        long refused = IntStream.range(0, 100)
                .mapToObj(search -> searches.submit(supervisor -> await(over)))
                .filter(CompletableFuture::isCompletedExceptionally)
                .count();

        assertThat(refused).isEqualTo(100 - 64 - 4);
        over.countDown();
        searches.stop();
    }

    private static boolean await(CountDownLatch over) {
        try {
            return over.await(30, SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
