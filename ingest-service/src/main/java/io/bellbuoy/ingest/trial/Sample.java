package io.bellbuoy.ingest.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.events.EventType;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import io.bellbuoy.matching.NotificationId;
import io.bellbuoy.producer.EventRules;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a subscription is tried out with: an event that never happened, of a type that its receiver would get. */
public final class Sample {

    private static final String EVENT_TYPE = "eventType";

    private Sample() {}

    /**
     * Reads which type of event is asked for.
     *
     * @return empty when that is left to us
     * @throws InvalidJsonException with everything that is wrong
     */
    static Optional<String> eventType(JsonNode document) {
        Problems problems = new Problems();
        JsonFields fields = JsonFields.strict(document, List.of(EVENT_TYPE), problems);
        Optional<String> type = Optional.ofNullable(fields.text(EVENT_TYPE));
        type.map(SampleEvents::of)
                .flatMap(EventRules::violation)
                .ifPresent(violation -> problems.add("/" + EVENT_TYPE, violation.detail()));
        problems.throwIfAny();
        return type;
    }

    /** The type that the subscription asks for first, if it is one and no family. */
    public static String usualType(Subscription subscription) {
        return subscription.getEventTypes().stream()
                .filter(pattern -> !pattern.endsWith("*"))
                .findFirst()
                .orElse(EventType.ARTIFACT_PUSHED.code());
    }

    /** A notification for the subscription. No other has its id, for no other has its event's. */
    static Notification notification(Subscription subscription, String eventType, Instant now) {
        RegistryEvent event = RegistryEvent.newBuilder(SampleEvents.of(eventType))
                .setId("evt_test_" + UUID.randomUUID())
                .setTenant(subscription.getTenant())
                .setTime(now)
                .build();
        SubscriptionKey key = new SubscriptionKey(subscription.getTenant(), subscription.getId());
        return Notification.newBuilder()
                .setId(NotificationId.of(event.getTenant(), event.getId(), key))
                .setTenant(key.tenant())
                .setSubscription(key.id())
                .setSubscriptionVersion(subscription.getVersion())
                .setEvent(event)
                .build();
    }
}
