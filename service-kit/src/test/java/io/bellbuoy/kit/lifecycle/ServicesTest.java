package io.bellbuoy.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServicesTest {

    private final List<String> journal = new ArrayList<>();

    @Test
    void shouldStartInOrderAndStopInReverse() throws Exception {
        // Given
        Services services = services(Recorded.healthy("a", journal), Recorded.healthy("b", journal));

        // When
        services.start();
        services.stop();

        // Then
        assertThat(journal).containsExactly("start a", "start b", "stop b", "stop a");
    }

    @Test
    void shouldDoNothingTheSecondTime() throws Exception {
        // Given
        Services services = services(Recorded.healthy("a", journal));

        // When
        services.start();
        services.start();
        services.stop();
        services.stop();

        // Then
        assertThat(journal).containsExactly("start a", "stop a");
    }

    @Test
    void shouldStopWhatHadStartedWhenOneCannotStart() {
        // Given
        Services services = services(
                Recorded.healthy("a", journal),
                Recorded.failingToStop("b", journal),
                Recorded.failingToStart("c", journal),
                Recorded.healthy("d", journal));

        // When
        Throwable failure = catchThrowable(services::start);

        // Then
        assertThat(journal).containsExactly("start a", "start b", "start c", "stop b", "stop a");
        assertThat(failure).hasMessage("start c");
        assertThat(failure.getSuppressed()).extracting(Throwable::getMessage).containsExactly("stop b");
    }

    @Test
    void shouldStopAllAndKeepEveryFailure() throws Exception {
        // Given
        Services services = services(
                Recorded.failingToStop("a", journal),
                Recorded.healthy("b", journal),
                Recorded.failingToStop("c", journal));
        services.start();

        // When
        Throwable failure = catchThrowable(services::stop);

        // Then
        assertThat(journal).endsWith("stop c", "stop b", "stop a");
        assertThat(failure).hasMessage("stop c");
        assertThat(failure.getSuppressed()).extracting(Throwable::getMessage).containsExactly("stop a");
    }

    @Test
    void shouldNotStartAgainOnceStopped() throws Exception {
        // Given
        Services services = services(Recorded.healthy("a", journal));
        services.stop();

        // Then
        assertThatThrownBy(services::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("all");
        assertThat(journal).isEmpty();
    }

    private static Services services(Service... services) {
        return new Services("all", List.of(services));
    }
}
