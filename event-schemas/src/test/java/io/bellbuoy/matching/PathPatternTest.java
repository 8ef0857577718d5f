package io.bellbuoy.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What no table can show; the examples are in {@code docs/patterns.md}. */
class PathPatternTest {

    @Test
    void shouldRefuseWhatIsEmptyOrTooLong() {
        assertThatExceptionOfType(InvalidPatternException.class).isThrownBy(() -> PathPattern.compile(""));
        assertThatExceptionOfType(InvalidPatternException.class).isThrownBy(() -> PathPattern.compile("a".repeat(257)));
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(() -> PathPattern.compile("a/".repeat(32) + "a"));
    }

    @Test
    void shouldStayCheapOnAnAdversarialPattern() {
        PathPattern hostile = PathPattern.compile("*a".repeat(100) + "b");
        String path = "a".repeat(2_000);

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> hostile.matches(path)))
                .isFalse();
    }

    @Test
    void shouldTakeTimeInProportionToTheTextHoweverManyRunsThereAre() {
        PathPattern hostile = PathPattern.compile("*a*b*c*d*");
        // Long enough that even the square of it could not be done in the time.
        String path = "abc".repeat(200_000);

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> hostile.matches(path)))
                .isFalse();
    }
}
