package io.bellbuoy.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class ApplicationTest {

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Thread> hook = new CompletableFuture<>();

    @Test
    void shouldRunUntilTheSignalAndKeepTheJvmUntilAllHasStopped() throws Exception {
        // Given
        Application application = application(Recorded.healthy("a", journal));
        CompletableFuture<ExitCode> run = CompletableFuture.supplyAsync(application::run);
        await().until(() -> journal.contains("start a"));
        assertThat(application.isEnding()).isFalse();

        // When
        hook.join().start();
        hook.join().join();

        // Then
        assertThat(journal).containsExactly("start a", "stop a");
        assertThat(run.join()).isEqualTo(ExitCode.OK);
        assertThat(application.isEnding()).isTrue();
    }

    @Test
    void shouldStopAndFailWhenAPartBreaksDown() {
        // Given
        Application application = application(Recorded.healthy("a", journal));

        // When
        application.fail("the stream thread died", new IllegalStateException("no more"));

        // Then
        assertThat(application.run()).isEqualTo(ExitCode.FAILED);
        assertThat(journal).containsExactly("start a", "stop a");
    }

    @Test
    void shouldFailWhenTheServiceCannotStart() {
        assertThat(application(Recorded.failingToStart("a", journal)).run()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void shouldFailWhenTheServiceDoesNotStopCleanly() throws Exception {
        // Given
        Application application = application(Recorded.failingToStop("a", journal));
        CompletableFuture<ExitCode> run = CompletableFuture.supplyAsync(application::run);

        // When
        hook.join().start();

        // Then
        assertThat(run.join()).isEqualTo(ExitCode.FAILED);
    }

    private Application application(Service service) {
        return new Application(service, hook::complete);
    }
}
