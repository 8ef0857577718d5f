package io.bellbuoy.ingest.facade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumericIdTest {

    @Test
    void shouldStayWhatItIs() {
        // Stored ids depend on it.
        assertThat(NumericId.of("acme", "library", "ci")).isEqualTo(1815674557598693L);
        assertThat(NumericId.of("acme", "library", "ci")).isNotEqualTo(NumericId.of("acme", "libraryci"));
    }

    @Test
    void shouldBePositiveAndExactInEveryReaderOfJson() {
        assertThat(IntStream.range(0, 10_000).mapToLong(i -> NumericId.of("acme", Integer.toString(i))))
                .allSatisfy(id -> assertThat(id).isBetween(1L, (1L << 53) - 1))
                .doesNotHaveDuplicates();
    }
}
