package io.bellbuoy.worker.health;

import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an endpoint's owner is told, without anything that may be secret: no URL, no header. Each event of one series of
 * failures has its own id, always the same, so that the dedup window meets it once however often it is told.
 *
 * <p>These events can be subscribed to, even by the endpoint that they are about, and yet they do not breed: of one series
 * at most three warnings, one suspension and one recovery are told, a warning no sooner than after half of the time that
 * suspends, and what becomes of them only goes on with a series or ends it.
 */
final class EndpointEvents {

    private EndpointEvents() {}

    static RegistryEvent failing(EndpointHealth health, Observation seen) {
        String percent = Integer.toString(health.getWarned());
        return event(
                OwnEventTypes.ENDPOINT_FAILING,
                health,
                percent,
                seen.time(),
                Map.of("percent", percent, "reason", seen.reason().code()));
    }

    static RegistryEvent suspended(EndpointHealth health) {
        return event(
                OwnEventTypes.ENDPOINT_SUSPENDED,
                health,
                "suspended",
                health.getSuspended(),
                Map.of("percent", Integer.toString(SuspensionPolicy.SUSPENDED), "reason", health.getReason()));
    }

    /** Tells the end of a series that the owner was told of. */
    static RegistryEvent recovered(EndpointHealth before, String reason, Instant time) {
        return event(OwnEventTypes.ENDPOINT_RECOVERED, before, "recovered", time, Map.of("reason", reason));
    }

    private static RegistryEvent event(
            String type, EndpointHealth series, String what, Instant time, Map<String, String> particulars) {
        Map<String, String> attributes = new TreeMap<>(particulars);
        attributes.put("subscription", series.getSubscription());
        attributes.put("since", series.getFailingSince().toString());
        return RegistryEvent.newBuilder()
                .setId("ep_" + series.getSubscription() + "_"
                        + series.getFailingSince().toEpochMilli() + "_" + what)
                .setTenant(series.getTenant())
                .setType(type)
                .setTime(time)
                .setAttributes(attributes)
                .build();
    }
}
