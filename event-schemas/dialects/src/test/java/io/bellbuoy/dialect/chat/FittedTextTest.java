package io.bellbuoy.dialect.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FittedTextTest {

    private final FittedText plain = FittedText.plain();
    private final FittedText escaping = FittedText.escaping(Map.of('&', "&amp;"));

    @ParameterizedTest
    @CsvSource({"abcd, 4, abcd", "abcde, 4, abc…", "abcd, 1, …", "🎉🎉, 4, 🎉🎉", "🎉🎉🎉, 4, 🎉…", "a🎉🎉, 4, a🎉…"})
    void shouldCutBetweenCharactersOnly(String text, int maxChars, String fitted) {
        assertThat(plain.fit(text, maxChars)).isEqualTo(fitted).hasSizeLessThanOrEqualTo(maxChars);
    }

    @ParameterizedTest
    @CsvSource({"&&, 10, &amp;&amp;", "&&, 9, &amp;…", "&&, 6, &amp;…", "&&, 5, …", "a&, 5, a…"})
    void shouldCutBetweenEscapesOnly(String text, int maxChars, String fitted) {
        assertThat(escaping.fit(text, maxChars)).isEqualTo(fitted).hasSizeLessThanOrEqualTo(maxChars);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\tb", "a\u0000b", "a\u202Eb", "a\u200Bb", "a\uD83Db", " a \u2028 b "})
    void shouldBeOneLineOfWhatCanBeShown(String text) {
        assertThat(plain.fit(text, 10)).isEqualTo("a b");
    }

    @Test
    void shouldNeverBeEmpty() {
        assertThat(plain.fit("\u0000 \u200B", 10)).isEqualTo("–");
    }
}
