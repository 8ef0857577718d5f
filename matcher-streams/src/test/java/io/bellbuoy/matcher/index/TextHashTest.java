package io.bellbuoy.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextHashTest {

    @Test
    void shouldBeTheSameFromEitherEnd() {
        String text = "\uFFFF.app-é\uD83D\uDE00\u0000";
        int hash = TextHash.EMPTY;
        int weight = TextHash.FIRST_WEIGHT;

        for (int at = text.length() - 1; at >= 0; at--) {
            hash = TextHash.prepend(text.charAt(at), weight, hash);
            weight = TextHash.heavier(weight);
        }

        assertThat(hash).isEqualTo(TextHash.of(text)).isNotNegative();
    }

    @Test
    void shouldTellApartWhatAnybodyCanMakeCollideAsStrings() {
        assertThat("AaAa").hasSameHashCodeAs("BBBB");

        assertThat(TextHash.of("AaAa")).isNotEqualTo(TextHash.of("BBBB"));
    }
}
