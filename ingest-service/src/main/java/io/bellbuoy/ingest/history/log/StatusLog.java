package io.bellbuoy.ingest.history.log;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.ingest.delivery.AttemptFilter;
import io.bellbuoy.topics.SubscriptionKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The attempts of one partition for as long as they are kept. One thread puts, any may ask. */
public final class StatusLog implements AutoCloseable {

    /** What is kept is a part more than it must be: that which shares a segment with what still has to be. */
    private static final int SEGMENTS = 8;

    /** Of a clock that is ahead by more nobody knows when its attempts were made. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** What one question may cost; who asks on goes on there. */
    private static final int MAX_SCANNED = 2_000;

    private final Segments segments;
    private final Function<Bytes, DeliveryStatus> decoder;
    private final Duration retention;
    private final Clock clock;

    /**
     * Opens the log in a folder.
     *
     * @param decoder reads what was put
     * @param retention at least a second
     */
    public StatusLog(Path folder, Function<Bytes, DeliveryStatus> decoder, Duration retention, Clock clock) {
        this.segments = new Segments(folder, retention.dividedBy(SEGMENTS));
        this.decoder = decoder;
        this.retention = retention;
        this.clock = clock;
    }

    /** Keeps an attempt, if it is not too old for that. To put it again changes nothing. */
    public void put(Bytes value) {
        DeliveryStatus status = decoder.apply(value);
        Instant started = status.getOutcome().getStarted();
        if (isKept(started)) {
            long time = started.toEpochMilli();
            if (segments.isNew(time)) {
                expire();
            }
            Bytes key = StatusKeys.attempt(status);
            Map<Bytes, Bytes> entries = new LinkedHashMap<>();
            entries.put(key, value);
            entries.put(StatusKeys.notification(status), key);
            Bytes newest = StatusKeys.newest(status);
            if (isNewer(key, segments.get(time, newest))) {
                entries.put(newest, key);
            }
            segments.write(time, entries);
        }
    }

    /** Frees the space of what is too old. */
    public void expire() {
        segments.dropBefore(oldest().toEpochMilli());
    }

    /**
     * A subscription's attempts, the newest first.
     *
     * @param after key behind which to begin; empty for the newest
     */
    public Found attempts(SubscriptionKey subscription, AttemptFilter filter, Optional<Bytes> after, int limit) {
        Bytes prefix = StatusKeys.attemptsOf(subscription);
        Bytes from = after.orElseGet(() -> filter.until()
                .map(until -> StatusKeys.attemptsOf(subscription, until))
                .orElse(prefix));
        return segments.reading(() -> {
            Page page = new Page(subscription, filter, after, limit);
            segments.scan(prefix, from, page);
            return page.found();
        });
    }

    /** A notification's attempts, the newest first. */
    public Found attempts(String tenant, String notification) {
        Bytes prefix = StatusKeys.attemptsOf(tenant, notification);
        return segments.reading(() -> valuesOf(keys(prefix)));
    }

    /** Of each type of events that the subscription met, the newest attempt. */
    public Found newestByEventType(SubscriptionKey subscription) {
        Bytes prefix = StatusKeys.newestOf(subscription);
        return segments.reading(() -> {
            Map<Bytes, Bytes> newest = new LinkedHashMap<>();
            segments.scan(prefix, prefix, (key, attempt) -> {
                newest.putIfAbsent(key, attempt);
                return newest.size() < MAX_SCANNED;
            });
            return valuesOf(newest.values().stream().sorted().toList());
        });
    }

    /** Notes how far Kafka was read. */
    public void remember(String partition, long offset) {
        segments.remember(partition, offset);
    }

    /** How far Kafka was read; null when nothing is known of it. */
    public @Nullable Long remembered(String partition) {
        return segments.remembered(partition);
    }

    @Override
    public void close() {
        segments.close();
    }

    private boolean isKept(Instant started) {
        return started.isAfter(oldest()) && started.isBefore(clock.instant().plus(AHEAD));
    }

    private Instant oldest() {
        return clock.instant().minus(retention);
    }

    private static boolean isNewer(Bytes attempt, @Nullable Bytes known) {
        return known == null || attempt.compareTo(known) < 0;
    }

    private List<Bytes> keys(Bytes prefix) {
        List<Bytes> keys = new ArrayList<>();
        segments.scan(prefix, prefix, (index, key) -> {
            keys.add(key);
            return keys.size() < MAX_SCANNED;
        });
        return keys;
    }

    private Found valuesOf(List<Bytes> keys) {
        List<Bytes> values = new ArrayList<>();
        for (Bytes key : keys) {
            Bytes value = segments.get(key);
            if (value != null) {
                values.add(value);
            }
        }
        return new Found(values, Optional.empty());
    }

    /** Takes attempts until it is full, or has looked at as many as it may. */
    private final class Page implements Segments.Reader {

        private final SubscriptionKey subscription;
        private final AttemptFilter filter;
        private final Optional<Bytes> after;
        private final int limit;
        private final List<Bytes> values = new ArrayList<>();
        private int scanned;
        private @Nullable Bytes last;
        private boolean isCut;

        Page(SubscriptionKey subscription, AttemptFilter filter, Optional<Bytes> after, int limit) {
            this.subscription = subscription;
            this.filter = filter;
            this.after = after;
            this.limit = limit;
        }

        @Override
        public boolean take(Bytes key, Bytes value) {
            if (values.size() == limit || scanned == MAX_SCANNED) {
                isCut = true;
                return false;
            }
            Instant started = StatusKeys.started(key, subscription);
            if (filter.since().isPresent() && started.isBefore(filter.since().get())) {
                return false;
            }
            scanned++;
            last = key;
            boolean isBefore = after.isPresent() && after.get().equals(key);
            if (!isBefore
                    && filter.hasTime(started)
                    && (filter.wantsAnything() || filter.wants(decoder.apply(value)))) {
                values.add(value);
            }
            return true;
        }

        Found found() {
            return new Found(values, isCut ? Optional.ofNullable(last) : Optional.empty());
        }
    }
}
