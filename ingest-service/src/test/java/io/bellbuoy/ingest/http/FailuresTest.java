package io.bellbuoy.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void shouldBlameTheCallerForAPathThatCannotBeDecoded() {
        Throwable undecodable = new IllegalArgumentException("Invalid position: incomplete %zz");

        assertThat(Failures.problem(undecodable, 400).status()).isEqualTo(400);
    }

    @Test
    void shouldBlameUsForWhatAHandlerThrows() {
        assertThat(Failures.problem(new IllegalArgumentException("a bug"), -1).status())
                .isEqualTo(500);
    }
}
