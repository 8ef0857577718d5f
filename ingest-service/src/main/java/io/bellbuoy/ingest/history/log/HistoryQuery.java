package io.bellbuoy.ingest.history.log;

import io.bellbuoy.ingest.delivery.AttemptFilter;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.Query;

/** What a partition's log can be asked. */
public sealed interface HistoryQuery extends Query<Found> {

    /** The log's answer. */
    Found answeredBy(StatusLog log);

    /** What a log knows of one subscription, whose partition alone can tell. */
    sealed interface OfSubscription extends HistoryQuery {

        /** Whose attempts. */
        SubscriptionKey subscription();
    }

    /**
     * Its attempts, the newest first.
     *
     * @param after key behind which to begin; empty for the newest
     */
    record Attempts(SubscriptionKey subscription, AttemptFilter filter, Optional<Bytes> after, int limit)
            implements OfSubscription {

        /** Throws {@link IllegalArgumentException} when the key is none of the subscription's. */
        public Attempts {
            after.ifPresent(key -> StatusKeys.requireAttemptOf(subscription, key));
        }

        @Override
        public Found answeredBy(StatusLog log) {
            return log.attempts(subscription, filter, after, limit);
        }
    }

    /** Of each type of events that it met, the newest attempt. */
    record NewestByEventType(SubscriptionKey subscription) implements OfSubscription {

        @Override
        public Found answeredBy(StatusLog log) {
            return log.newestByEventType(subscription);
        }
    }

    /** A notification's attempts, the newest first; which partition has them, its id does not say. */
    record OfNotification(String tenant, String notification) implements HistoryQuery {

        @Override
        public Found answeredBy(StatusLog log) {
            return log.attempts(tenant, notification);
        }
    }
}
