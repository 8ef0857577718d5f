package io.bellbuoy.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextHashTest {

    @Test
    void shouldBeTheSameForAStretchAsForTheTextCutOut() {
        String text = "\uFFFF.app-é\uD83D\uDE00\u0000".repeat(50);
        TextHash hashes = new TextHash();
        hashes.read(text);

        for (int start = 0; start <= text.length(); start += 7) {
            for (int end = start; end <= text.length(); end += 5) {
                assertThat(hashes.between(start, end))
                        .isEqualTo(TextHash.of(text.substring(start, end)))
                        .isNotNegative();
            }
        }
    }

    @Test
    void shouldTellApartWhatAnybodyCanMakeCollideAsStrings() {
        assertThat("AaAa").hasSameHashCodeAs("BBBB");

        assertThat(TextHash.of("AaAa")).isNotEqualTo(TextHash.of("BBBB"));
    }
}
