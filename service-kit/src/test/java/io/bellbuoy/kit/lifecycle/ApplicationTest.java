package io.bellbuoy.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.kit.config.ConfigException;
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

        // When
        hook.join().start();
        hook.join().join();

        // Then
        assertThat(journal).containsExactly("start a", "stop a");
        assertThat(run.join()).isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldTellABadConfigurationFromAFailure() {
        Service refusing = new Service() {
            @Override
            public String name() {
                return "a";
            }

            @Override
            public void start() {
                throw ConfigException.missing("admin.token", "nobody could come in");
            }

            @Override
            public void stop() {}
        };

        assertThat(application(refusing).run()).isEqualTo(ExitCode.BAD_CONFIG);
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
