package io.bellbuoy.worker.excerpt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretMaskTest {

    @Test
    void shouldHideTheLongerOfTwoSecretsWhole() {
        // Given
        SecretMask mask = new SecretMask(List.of("hunter", "hunter2-and-more", ""));

        // When
        String hidden = mask.hide("hunter2-and-more, hunter");

        // Then
        assertThat(hidden).isEqualTo("***, ***");
    }

    @ParameterizedTest
    @CsvSource({
        "'password: hunt', 'password: '",
        "'password: hunter2', 'password: ***'",
        "'password: abcab', 'password: ***'",
        "'password: abca', 'password: '",
        "'nothing to hide', 'nothing to hide'"
    })
    void shouldLeaveNoHalfOfASecretAtTheEndOfAnExcerpt(String start, String expected) {
        // Given
        SecretMask mask = new SecretMask(List.of("hunter2", "abcab"));

        // When
        String hidden = mask.hideInStart(start);

        // Then
        assertThat(hidden).isEqualTo(expected);
    }

    @Test
    void shouldFindASecretInTheBytesThatWereSent() {
        // Given
        SecretMask mask = new SecretMask(List.of("käse"));

        // When
        String hidden = mask.hide(new String("Käse und käse".getBytes(UTF_8), ISO_8859_1));

        // Then
        assertThat(new String(hidden.getBytes(ISO_8859_1), UTF_8)).isEqualTo("Käse und ***");
    }
}
