package io.bellbuoy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReservedHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "CONTENT-LENGTH",
                "Content-Encoding",
                "Expect",
                "Connection",
                "Keep-Alive",
                "Proxy-Authorization",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "Webhook-Id",
                "webhook-signature",
                "webhook-anything"
            })
    void shouldReserveWhatTheDeliveryItselfSetsInAnySpelling(String name) {
        assertThat(ReservedHeaders.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Team", "Content-Type", "User-Agent", "Authorization", "X-Webhook-Id", "webhook"})
    void shouldLeaveTheRestToTheSubscription(String name) {
        assertThat(ReservedHeaders.contains(name)).isFalse();
    }
}
