package io.bellbuoy.replay;

import io.bellbuoy.events.Notification;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The notification to be sent again.
 *
 * @param tenant owner of its subscription
 * @param key of its subscription; null when it is not known: then all partitions are searched, and not only its own
 * @param since made then or later; null: at any time
 */
public record Wanted(String id, String tenant, @Nullable SubscriptionKey key, @Nullable Instant since) {

    boolean mayHaveKey(String found) {
        return key == null ? found.startsWith(SubscriptionKey.prefixOf(tenant)) : found.equals(key.toString());
    }

    boolean is(Notification notification) {
        return notification.getId().equals(id) && notification.getTenant().equals(tenant);
    }
}
