package io.bellbuoy.matching;

import static io.bellbuoy.topics.SubscriptionKey.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.topics.SubscriptionKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationIdTest {

    private static final SubscriptionKey CI = new SubscriptionKey("acme", "ci");

    @Test
    void shouldBeTheSameForTheSameEventAndSubscriptionForEver() {
        // The literals are the contract: receivers remember ids across our releases.
        assertThat(NotificationId.of("acme", "evt-1", CI)).isEqualTo("ntf_546425d4468a5938710cea30d8b84bb6");
        assertThat(NotificationId.of("acme", "evt-1", new SubscriptionKey(PLATFORM, "ci")))
                .isEqualTo("ntf_fa0f40567f64bf30a6737e92230529c0");
    }

    @Test
    void shouldTellApartNamesThatRunTogether() {
        assertThat(NotificationId.of("ab", "c", new SubscriptionKey("ab", "d")))
                .isNotEqualTo(NotificationId.of("a", "bc", new SubscriptionKey("a", "d")));
    }

    @Test
    void shouldTellApartEveryTenantOfAnEventAndOwnerOfASubscription() {
        List<String> names = List.of("acme", "other", PLATFORM, "ci");

        Set<String> ids = new HashSet<>();
        for (String tenant : names) {
            for (String event : names) {
                for (String owner : List.of(tenant, PLATFORM)) {
                    names.forEach(id -> ids.add(NotificationId.of(tenant, event, new SubscriptionKey(owner, id))));
                }
            }
        }

        // The platform's own events have one owner only.
        assertThat(ids).hasSize(4 * 4 * 4 + 3 * 4 * 4);
    }
}
