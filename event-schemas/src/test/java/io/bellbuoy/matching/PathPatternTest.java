package io.bellbuoy.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest(name = "{0} matches {1}")
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ' ',
            value = {
                "library/nginx library/nginx",
                "library/* library/nginx",
                "library/** library",
                "library/** library/a",
                "library/** library/a/b",
                "**/*.jar x.jar",
                "**/*.jar a/b/x.jar",
                "org/*/app-*/** org/acme/app-1/x",
                "org/**/*.jar org/x.jar",
                "a/**/b/**/c a/b/x/b/c",
                "?.txt a.txt",
                "?.txt 😀.txt",
                "a/b** a/bc",
                "{dev,test}/** dev/x",
                "{dev,test}/** test/x",
                "a/{b,c/d}/e a/c/d/e",
                "a{,-b} a",
                "\\*.txt *.txt",
                "\\{x\\} {x}",
                "*a*b*c* xaxbxcx",
                "** anything/at/all",
            })
    void shouldMatch(String pattern, String path) {
        assertThat(PathPattern.compile(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest(name = "{0} does not match {1}")
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ' ',
            value = {
                "library/nginx library/nginx-extras",
                "library/nginx Library/nginx",
                "library/* library/a/b",
                "library/* library",
                "library/** lib/a",
                "**/*.jar a/x.jar/y",
                "org/*/app-*/** org/acme/sub/app-1",
                "?.txt ab.txt",
                "?.txt /.txt",
                "a/b** a/bc/d",
                "{dev,test}/** prod/x",
                "\\*.txt a.txt",
                "a/**/b a/b/c",
            })
    void shouldNotMatch(String pattern, String path) {
        assertThat(PathPattern.compile(pattern).matches(path)).isFalse();
    }

    @ParameterizedTest(name = "{0} is refused at {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/a|0|starts with a slash",
                "a/|0|ends with a slash",
                "a//b|0|two slashes",
                "a{b|1|never closed",
                "a{b,{c}}|4|nested",
                "a}|1|without '{'",
                "a\\|1|escapes nothing",
                "a\\/b|1|cannot be escaped",
                "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}|29|more than 32 alternatives",
            })
    void shouldRefuseWithPositionAndReason(String pattern, int position, String reason) {
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(() -> PathPattern.compile(pattern))
                .satisfies(invalid -> {
                    assertThat(invalid.position()).isEqualTo(position);
                    assertThat(invalid.reason()).contains(reason);
                    assertThat(invalid).hasMessageContaining(pattern);
                });
    }

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
