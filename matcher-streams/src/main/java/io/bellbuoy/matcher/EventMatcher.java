package io.bellbuoy.matcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.store.SubscriptionStore;
import io.bellbuoy.matcher.table.Match;
import io.bellbuoy.matcher.table.SubscriptionChange;
import io.bellbuoy.matcher.table.SubscriptionTable;
import io.bellbuoy.matching.InvalidPatternException;
import io.bellbuoy.matching.NotificationId;
import io.bellbuoy.producer.EventRules;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Joins an event with the subscriptions of its tenant. A change of a subscription is itself an event of its tenant's log
 * and is applied where it stands there: whatever follows it meets it. Confined to its stream thread.
 */
final class EventMatcher implements Processor<byte[], byte[], Object, Object> {

    private final Deserializer<RegistryEvent> events;
    private final String notifications;
    private final String quarantine;
    private final MatcherMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first.
    private ProcessorContext<Object, Object> context;

    @SuppressWarnings("NullAway.Init")
    private SubscriptionTable table;

    EventMatcher(Deserializer<RegistryEvent> events, String notifications, String quarantine, MatcherMetrics metrics) {
        this.events = events;
        this.notifications = notifications;
        this.quarantine = quarantine;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        SubscriptionStore store = context.getStateStore(MatcherTopology.STORE);
        this.table = store.table();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            RegistryEvent event = read(record);
            changeIn(event).ifPresent(change -> change.applyTo(table));
            notifySubscribers(record, event);
        } catch (UnreadableRecordException | InvalidPatternException e) {
            metrics.quarantined();
            context.forward(QuarantineRecord.of(record, context, e.getMessage()), quarantine);
        }
    }

    /** The event, fit to be matched: a producer that goes its own way may have left out what we need. */
    private RegistryEvent read(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new UnreadableRecordException("The record has no value");
        }
        if (record.value().length > Topics.MAX_EVENT_BYTES) {
            throw new UnreadableRecordException("The event has " + record.value().length + " bytes, more than "
                    + Topics.MAX_EVENT_BYTES + "; it is kept where it was found");
        }
        String topic = context.recordMetadata().orElseThrow().topic();
        RegistryEvent event = events.deserialize(topic, record.headers(), record.value());
        EventRules.violation(event).ifPresent(violation -> {
            throw new UnreadableRecordException("Field " + violation.field() + " " + violation.detail());
        });
        boolean inItsPlace = record.key() != null && event.getTenant().equals(new String(record.key(), UTF_8));
        if (!inItsPlace) {
            throw new UnreadableRecordException("The record's key is not the event's tenant " + event.getTenant());
        }
        return event;
    }

    private static Optional<SubscriptionChange> changeIn(RegistryEvent event) {
        Subscription subscription = event.getSubscription();
        if (subscription == null || !event.getType().startsWith(OwnEventTypes.PREFIX)) {
            return Optional.empty();
        }
        if (!subscription.getTenant().equals(event.getTenant())) {
            throw new UnreadableRecordException("Tenant " + event.getTenant() + " tells of a subscription of another");
        }
        if (event.getType().equals(OwnEventTypes.SUBSCRIPTION_DELETED)) {
            SubscriptionKey key = new SubscriptionKey(event.getTenant(), subscription.getId());
            return Optional.of(new SubscriptionChange.Delete(key, subscription.getVersion()));
        }
        return Optional.of(new SubscriptionChange.Put(subscription));
    }

    private void notifySubscribers(Record<byte[], byte[]> record, RegistryEvent event) {
        metrics.matched();
        for (Match match : table.matches(event)) {
            Notification notification = notification(event, match);
            String key = new SubscriptionKey(event.getTenant(), match.subscription()).toString();
            metrics.notified();
            context.forward(new Record<>(key, notification, record.timestamp()), notifications);
        }
    }

    private static Notification notification(RegistryEvent event, Match match) {
        return new Notification(
                NotificationId.of(event.getTenant(), event.getId(), match.subscription()),
                event.getTenant(),
                match.subscription(),
                match.version(),
                match.matched(),
                event);
    }
}
