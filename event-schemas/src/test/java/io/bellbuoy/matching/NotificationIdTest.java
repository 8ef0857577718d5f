package io.bellbuoy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotificationIdTest {

    @Test
    void shouldBeTheSameForTheSameEventAndSubscriptionForEver() {
        // The literal is the contract: receivers remember ids across our releases.
        assertThat(NotificationId.of("acme", "evt-1", "ci"))
                .isEqualTo(NotificationId.of("acme", "evt-1", "ci"))
                .isEqualTo("ntf_546425d4468a5938710cea30d8b84bb6");
    }

    @Test
    void shouldTellApartNamesThatRunTogether() {
        assertThat(NotificationId.of("ab", "c", "d")).isNotEqualTo(NotificationId.of("a", "bc", "d"));
    }
}
