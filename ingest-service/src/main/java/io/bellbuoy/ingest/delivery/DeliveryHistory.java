package io.bellbuoy.ingest.delivery;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What became of notifications, attempt by attempt. Any thread may ask, and none waits. Stages fail with
 * {@link io.bellbuoy.ingest.kafka.UnavailableException} while whoever knows cannot be asked.
 */
public interface DeliveryHistory {

    /** How many attempts one page has at most. */
    int MAX_PAGE = 500;

    /**
     * A subscription's attempts that are still known, the newest first.
     *
     * @param after where a page before has ended
     * @param limit at most {@link #MAX_PAGE}
     * @throws IllegalArgumentException when no page of this subscription can have ended there
     */
    CompletionStage<AttemptPage> attempts(
            SubscriptionKey subscription, AttemptFilter filter, Optional<String> after, int limit);

    /** A notification's attempts that are still known, the newest first; none when it is not the tenant's. */
    CompletionStage<List<DeliveryStatus>> attempts(String tenant, String notification);

    /** Of each type of events that a subscription met, the newest attempt. */
    CompletionStage<List<DeliveryStatus>> newestByEventType(SubscriptionKey subscription);

    /** The newest of a subscription's attempts. */
    default CompletionStage<List<DeliveryStatus>> attempts(SubscriptionKey subscription) {
        return attempts(subscription, AttemptFilter.ALL, Optional.empty(), MAX_PAGE)
                .thenApply(AttemptPage::items);
    }

    /** The history of those who keep none: nothing is known of any attempt. */
    static DeliveryHistory none() {
        return new DeliveryHistory() {

            @Override
            public CompletionStage<AttemptPage> attempts(
                    SubscriptionKey subscription, AttemptFilter filter, Optional<String> after, int limit) {
                return completedFuture(new AttemptPage(List.of(), Optional.empty()));
            }

            @Override
            public CompletionStage<List<DeliveryStatus>> attempts(String tenant, String notification) {
                return completedFuture(List.of());
            }

            @Override
            public CompletionStage<List<DeliveryStatus>> newestByEventType(SubscriptionKey subscription) {
                return completedFuture(List.of());
            }
        };
    }
}
