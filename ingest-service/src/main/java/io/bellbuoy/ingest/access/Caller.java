package io.bellbuoy.ingest.access;

import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param id how the audit log names them; no secret
 * @param grants the roles that they have
 */
public record Caller(String id, List<Grant> grants) {

    /** The administrator of the platform, who may do everything. */
    public static final Caller ADMINISTRATOR =
            new Caller("admin", List.of(new Grant(SubscriptionKey.PLATFORM, Role.PLATFORM_ADMIN)));

    public Caller {
        grants = List.copyOf(grants);
    }

    /** Whether they may do anything at all with the tenant: to others nothing in it exists. */
    public boolean knows(String tenant) {
        return grants.stream().anyMatch(grant -> grant.countsIn(tenant));
    }

    /** Whether they may do such a thing, with a tenant or with what belongs to none. */
    public boolean may(Permission permission, Optional<String> tenant) {
        return switch (permission) {
            case NONE, ENTER -> true;
            default ->
                grants.stream()
                        .filter(grant -> grant.countsIn(tenant.orElse(SubscriptionKey.PLATFORM)))
                        .anyMatch(grant -> grant.role().allows(permission));
        };
    }
}
