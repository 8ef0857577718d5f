package io.bellbuoy.ingest.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final byte[] OTHER = "[]".getBytes(UTF_8);

    private final IdempotencyKeys keys = new IdempotencyKeys(Duration.ofHours(1));

    @Test
    void shouldAgreeWithTheSameBodyUnderAKeyHoweverOften() {
        assertThat(keys.agrees("acme", "k", BODY)).isTrue();
        assertThat(keys.agrees("acme", "k", BODY.clone())).isTrue();
    }

    @Test
    void shouldNotAgreeWithAnotherBodyUnderTheKey() {
        // Given
        keys.agrees("acme", "k", BODY);

        // Then: and the first one stays
        assertThat(keys.agrees("acme", "k", OTHER)).isFalse();
        assertThat(keys.agrees("acme", "k", BODY)).isTrue();
    }

    @Test
    void shouldKeepTenantsAndKeysApart() {
        // Given
        keys.agrees("acme", "k", BODY);

        // Then
        assertThat(keys.agrees("acme", "l", OTHER)).isTrue();
        assertThat(keys.agrees("other", "k", OTHER)).isTrue();
    }

    @Test
    void shouldRememberNothingWithoutAWindow() {
        // Given
        IdempotencyKeys none = new IdempotencyKeys(Duration.ZERO);
        none.agrees("acme", "k", BODY);

        // Then
        assertThat(none.agrees("acme", "k", OTHER)).isTrue();
    }
}
