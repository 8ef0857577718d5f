package io.bellbuoy.worker.attempt;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells owners of subscriptions that notifications became dead letters: of the first at once, of those that follow within a
 * minute together, so that a backlog that dies is no storm. What tells of such things itself dies without a word, or one
 * that cannot be delivered would make the next. Confined to the lane's thread; what a lane that is lost had not told yet, it
 * never tells.
 */
public final class DeathNotices {

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final OwnEvents events;
    private final Map<SubscriptionKey, Notice> notices = new HashMap<>();

    /** Tells on these topics. */
    public DeathNotices(Topics topics) {
        this.events = new OwnEvents(topics);
    }

    /** Takes in a death, if the outcome is one, and adds what is to be written of it. */
    public Outcome observed(TopicPartition partition, Outcome outcome) {
        return outcome.letter()
                .filter(letter -> !isOwn(letter))
                .map(letter -> outcome.with(noted(partition, letter)))
                .orElse(outcome);
    }

    /** Tells of those that nothing was told of for long enough. */
    public void tellDue(Instant now, BiConsumer<TopicPartition, Outcome> write) {
        Iterator<Map.Entry<SubscriptionKey, Notice>> all = notices.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<SubscriptionKey, Notice> entry = all.next();
            Notice notice = entry.getValue();
            if (notice.isDue(now) && notice.untold() > 0) {
                write.accept(notice.partition(), Outcome.withoutRequest(told(entry.getKey(), notice, now)));
                entry.setValue(notice.told(now));
            } else if (notice.isDue(now)) {
                all.remove();
            }
        }
    }

    /** Forgets what is another lane's. */
    public void forget(Collection<TopicPartition> partitions) {
        notices.values().removeIf(notice -> partitions.contains(notice.partition()));
    }

    private List<Outgoing> noted(TopicPartition partition, DeadLetter letter) {
        Notification died = letter.getNotification();
        SubscriptionKey key = new SubscriptionKey(died.getTenant(), died.getSubscription());
        Notice before = notices.getOrDefault(key, new Notice(partition, Instant.EPOCH, 0, Map.of()));
        Notice notice = before.with(letter);
        boolean isDue = notice.isDue(letter.getDied());
        notices.put(key, isDue ? notice.told(letter.getDied()) : notice);
        return isDue ? told(key, notice, letter.getDied()) : List.of();
    }

    private List<Outgoing> told(SubscriptionKey key, Notice notice, Instant now) {
        Map<String, String> attributes = new TreeMap<>(notice.latest());
        attributes.put("subscription", key.id());
        attributes.put("count", Long.toString(notice.untold()));
        return events.told(RegistryEvent.newBuilder()
                .setId("dl_" + key.id() + "_" + now.toEpochMilli())
                .setTenant(key.tenant())
                .setType(OwnEventTypes.DEAD_LETTER_CREATED)
                .setTime(now)
                .setAttributes(attributes)
                .build());
    }

    private static boolean isOwn(DeadLetter letter) {
        return letter.getNotification().getEvent().getType().startsWith(OwnEventTypes.PREFIX);
    }

    /**
     * What is known of the deaths of one subscription's notifications.
     *
     * @param told when something was last told of them
     * @param untold how many died since
     * @param latest which of them died last, and why
     */
    private record Notice(TopicPartition partition, Instant told, long untold, Map<String, String> latest) {

        Notice with(DeadLetter letter) {
            return new Notice(
                    partition,
                    told,
                    untold + 1,
                    Map.of(
                            "notification", letter.getNotification().getId(),
                            "reason", letter.getReason(),
                            "fault", letter.getFault()));
        }

        Notice told(Instant now) {
            return new Notice(partition, now, 0, latest);
        }

        boolean isDue(Instant now) {
            return !now.isBefore(told.plus(BETWEEN));
        }
    }
}
