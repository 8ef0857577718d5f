package io.bellbuoy.ingest.access;

import io.bellbuoy.producer.EventRules;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.Optional;

/**
 * A role in a tenant.
 *
 * @param tenant where it counts; {@link SubscriptionKey#PLATFORM}: everywhere
 */
public record Grant(String tenant, Role role) {

    private static final String EVERYWHERE = "*";

    /** What {@code tenant:role}, {@code *:role} or {@code platform-admin} grants; nothing if it is none of these. */
    public static Optional<Grant> parse(String text) {
        if (text.equals(Role.PLATFORM_ADMIN.code())) {
            return Optional.of(new Grant(SubscriptionKey.PLATFORM, Role.PLATFORM_ADMIN));
        }
        int colon = text.lastIndexOf(':');
        return Optional.of(text)
                .filter(whole -> colon > 0)
                .flatMap(whole -> Role.named(whole.substring(colon + 1)))
                .filter(role -> role != Role.PLATFORM_ADMIN)
                .flatMap(role -> in(text.substring(0, colon), role));
    }

    boolean countsIn(String other) {
        return tenant.equals(SubscriptionKey.PLATFORM) || tenant.equals(other);
    }

    private static Optional<Grant> in(String tenant, Role role) {
        if (tenant.equals(EVERYWHERE)) {
            return Optional.of(new Grant(SubscriptionKey.PLATFORM, role));
        }
        return EventRules.isTenant(tenant) ? Optional.of(new Grant(tenant, role)) : Optional.empty();
    }
}
