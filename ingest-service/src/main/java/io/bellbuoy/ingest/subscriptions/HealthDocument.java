package io.bellbuoy.ingest.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import java.util.List;
import java.util.Optional;

/** How a subscription's endpoint is doing, as the API spells it. */
public final class HealthDocument {

    /** What only says whose health it is, or is of use to workers alone. */
    private static final List<String> OF_NO_INTEREST =
            List.of("tenant", "subscription", "subscriptionVersion", "warned", "updated");

    private HealthDocument() {}

    /**
     * What is known of the endpoint.
     *
     * @param known empty as long as nothing has gone wrong there
     */
    public static ObjectNode write(Subscription subscription, Optional<EndpointHealth> known) {
        // Whoever puts a subscription again gives its endpoint another try.
        return known.filter(health -> subscription.getVersion() <= health.getSubscriptionVersion())
                .map(HealthDocument::write)
                .orElseGet(() -> AvroJson.mapper().createObjectNode().put("state", "healthy"));
    }

    private static ObjectNode write(EndpointHealth health) {
        String state =
                health.getSuspended() != null ? "suspended" : health.getFailingSince() != null ? "failing" : "healthy";
        ObjectNode facts = AvroJson.tree(health);
        facts.remove(OF_NO_INTEREST);
        return AvroJson.mapper().createObjectNode().put("state", state).setAll(facts);
    }
}
