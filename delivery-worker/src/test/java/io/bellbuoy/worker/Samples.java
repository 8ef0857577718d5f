package io.bellbuoy.worker;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.NotificationId;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Instant;
import java.util.List;

/** Events, subscriptions and notifications for tests. */
public final class Samples {

    public static final String TENANT = "acme";
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final Instant TIME = Instant.parse("2026-11-21T06:30:00.123Z");

    static {
        AvroTrust.ensure();
    }

    private Samples() {}

    public static RegistryEvent event(String id) {
        return RegistryEvent.newBuilder()
                .setId(id)
                .setTenant(TENANT)
                .setType("artifact.pushed")
                .setTime(TIME)
                .setDialect("harbor")
                .setRepository(Repository.newBuilder().setName("library/nginx").build())
                .setArtifact(Artifact.newBuilder()
                        .setType("image")
                        .setTags(List.of("1.27"))
                        .build())
                .build();
    }

    public static Notification notification(String eventId, String subscription) {
        return Notification.newBuilder()
                .setId(NotificationId.of(TENANT, eventId, new SubscriptionKey(TENANT, subscription)))
                .setTenant(TENANT)
                .setSubscription(subscription)
                .setSubscriptionVersion(1)
                .setEvent(event(eventId))
                .build();
    }

    public static Subscription subscription(String id, String url) {
        return subscription(id, url, 5_000);
    }

    public static Subscription subscription(String id, String url, long timeoutMillis) {
        return Subscription.newBuilder()
                .setTenant(TENANT)
                .setId(id)
                .setVersion(1)
                .setFilter(Filter.newBuilder().build())
                .setEndpoint(Endpoint.newBuilder().setUrl(url).setSecret(SECRET).build())
                .setDelivery(Delivery.newBuilder().setTimeout(timeoutMillis).build())
                .build();
    }
}
