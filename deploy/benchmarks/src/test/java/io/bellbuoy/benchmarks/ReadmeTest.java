package io.bellbuoy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    @TempDir
    private Path dir;

    private Path file;
    private Readme readme;

    @BeforeEach
    void open() {
        file = dir.resolve("README.md");
        readme = new Readme(file);
    }

    @Test
    void shouldReplaceWhatABenchmarkMeasuredBeforeAndNothingElse() throws IOException {
        // Given
        Files.writeString(file, page("old\n", "kept\n"));

        // When
        readme.replace("match", "new\n");

        // Then
        assertThat(file).hasContent(page("new\n", "kept\n"));
    }

    @Test
    void shouldRefuseABenchmarkThatHasNoPlace() throws IOException {
        Files.writeString(file, page("old\n", "kept\n"));

        assertThatIOException()
                .isThrownBy(() -> readme.replace("deliver", "new\n"))
                .withMessageContaining("deliver");
        assertThat(file).hasContent(page("old\n", "kept\n"));
    }

    @Test
    void shouldHaveAPlaceForEveryBenchmark() throws IOException {
        Files.copy(Path.of("README.md"), file);

        for (Benchmark benchmark : Benchmarks.ALL) {
            readme.replace(benchmark.name(), "measured\n");
        }

        assertThat(Files.readAllLines(file)).filteredOn("measured"::equals).hasSameSizeAs(Benchmarks.ALL);
    }

    private static String page(String match, String matcher) {
        return """
                # Benchmarks
                <!-- measured by `run match` -->
                %s<!-- end of match -->
                and
                <!-- measured by `run matcher` -->
                %s<!-- end of matcher -->
                """
                .formatted(match, matcher);
    }
}
