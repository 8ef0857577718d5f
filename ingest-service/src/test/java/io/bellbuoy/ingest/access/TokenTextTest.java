package io.bellbuoy.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTextTest {

    private final TokenText made = TokenText.make(new SecureRandom());

    @Test
    void shouldReadWhatItMade() {
        assertThat(TokenText.parse(made.text())).contains(made);
        assertThat(made.text()).matches("bby_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}");
    }

    @Test
    void shouldTellAnotherTextByItsChecksumAlone() {
        // Given: the same but for one character, wherever
        String text = made.text();
        for (int i = "bby_".length(); i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';

            // Then
            assertThat(TokenText.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(TokenText.parse(text + "x")).isEmpty();
        assertThat(TokenText.parse("")).isEmpty();
    }

    @Test
    void shouldKeepAHashThatOnlyTheTextHas() {
        TokenText other = TokenText.make(new SecureRandom());

        assertThat(made.hasHash(made.hash())).isTrue();
        assertThat(other.hasHash(made.hash())).isFalse();
        assertThat(made.hash()).matches("[0-9a-f]{64}").doesNotContain(made.id());
    }

    @Test
    void shouldMakeNoTokenTwiceAndShowNoneInLogs() {
        SecureRandom random = new SecureRandom();
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            texts.add(TokenText.make(random).text());
        }

        assertThat(texts).hasSize(1000);
        assertThat(made.toString()).contains(made.id()).doesNotContain(made.text());
    }
}
