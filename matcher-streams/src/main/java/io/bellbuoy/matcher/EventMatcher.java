package io.bellbuoy.matcher;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.matcher.index.Match;
import io.bellbuoy.matcher.store.DedupWindow;
import io.bellbuoy.matcher.store.RecentEvents;
import io.bellbuoy.matcher.store.SubscriptionStore;
import io.bellbuoy.matcher.table.SubscriptionChange;
import io.bellbuoy.matcher.table.SubscriptionTable;
import io.bellbuoy.matching.NotificationId;
import java.util.List;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Joins an event with the subscriptions of its tenant and of the platform. A change of a subscription is itself an event in
 * the same log and is applied where it stands there: whatever follows it meets it. Confined to its stream thread.
 */
final class EventMatcher implements Processor<byte[], byte[], Object, Object> {

    private final EventReader reader;
    private final String notifications;
    private final String quarantine;
    private final DedupWindow dedup;
    private final MatcherMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first.
    private ProcessorContext<Object, Object> context;

    @SuppressWarnings("NullAway.Init")
    private SubscriptionTable table;

    @SuppressWarnings("NullAway.Init")
    private RecentEvents recent;

    EventMatcher(
            EventReader reader, String notifications, String quarantine, DedupWindow dedup, MatcherMetrics metrics) {
        this.reader = reader;
        this.notifications = notifications;
        this.quarantine = quarantine;
        this.dedup = dedup;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        SubscriptionStore store = context.getStateStore(MatcherTopology.STORE);
        this.table = store.table();
        this.recent = dedup.open(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RegistryEvent event;
        List<Match> matches;
        try {
            RecordMetadata found = context.recordMetadata().orElseThrow();
            event = reader.read(record, found);
            SubscriptionChange.toldBy(event).ifPresent(change -> change.applyTo(table));
            matches = reader.isMatchedOn(found.partition(), event) ? table.matches(event) : List.of();
        } catch (RetriableException | InterruptException e) {
            // Not the record's fault: the thread is replaced and the record read again.
            throw e;
        } catch (RuntimeException e) {
            // Whatever else: it would happen again and again, and the partition would stand still for one record.
            metrics.quarantined();
            context.forward(QuarantineRecord.of(record, context, e), quarantine);
            return;
        }
        // Asked last: a change is applied however often it is told, and a record that was set aside is not remembered.
        if (!recent.add(event, record.timestamp())) {
            metrics.repeated();
            return;
        }
        metrics.matched();
        matches.forEach(match -> notify(event, match, record.timestamp()));
    }

    private void notify(RegistryEvent event, Match match, long timestamp) {
        String key = match.subscription().toString();
        context.forward(new Record<>(key, notification(event, match), timestamp), notifications);
        metrics.notified();
    }

    private static Notification notification(RegistryEvent event, Match match) {
        return new Notification(
                NotificationId.of(event.getTenant(), event.getId(), match.subscription()),
                match.subscription().tenant(),
                match.subscription().id(),
                match.version(),
                match.matched(),
                event);
    }
}
