package io.bellbuoy.ingest.delivery;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What became of a subscription's notifications, attempt by attempt. Any thread may ask, and none waits. */
@FunctionalInterface
public interface DeliveryHistory {

    /** The attempts that are still known, the newest first. */
    CompletionStage<List<DeliveryStatus>> attempts(SubscriptionKey subscription);

    /** The history of those who keep none: nothing is known of any attempt. */
    static DeliveryHistory none() {
        return subscription -> CompletableFuture.completedFuture(List.of());
    }
}
