package io.bellbuoy.worker.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of all that came for endpoints of one kind, as seen from Kafka and from the endpoints. */
final class Score {

    private final Endpoint kind;
    private final Map<String, Gauge> gauges = new TreeMap<>();
    private final Map<String, Duration> open = new HashMap<>();
    private final List<Duration> latencies = new ArrayList<>();
    private final Map<Long, Integer> deliveredByMinute = new TreeMap<>();
    private int arrived;
    private int attempts;
    private int parkings;
    private int dead;
    private int duplicates;
    private @Nullable Duration firstAfterRecovery;
    private @Nullable Duration lastFromBeforeRecovery;

    Score(Endpoint kind) {
        this.kind = kind;
        kind.names().forEach(name -> gauges.put(name, new Gauge()));
    }

    void arrived(Id id, Duration now) {
        arrived++;
        open.put(id.toString(), now);
        gauge(id).change(1, 0, 0, now);
    }

    void taken(Id id, Duration now) {
        gauge(id).change(0, 1, 0, now);
    }

    void parked(Id id, Duration now) {
        parkings++;
        gauge(id).change(0, -1, 0, now);
    }

    void sent(Id id, Duration now) {
        attempts++;
        gauge(id).change(0, -1, 1, now);
    }

    void ended(Id id, Duration now) {
        gauge(id).change(0, 0, -1, now);
    }

    void delivered(Id id, Duration now) {
        Duration since = open.remove(id.toString());
        if (since == null) {
            duplicates++;
            return;
        }
        gauge(id).change(-1, 0, 0, now);
        latencies.add(now.minus(since));
        deliveredByMinute.merge(now.toMinutes(), 1, Integer::sum);
        noteRecovery(since, now);
    }

    void died(Id id, Duration now) {
        dead++;
        open.remove(id.toString());
        gauge(id).change(-1, 0, 0, now);
    }

    Endpoint kind() {
        return kind;
    }

    Collection<Gauge> gauges() {
        return gauges.values();
    }

    /** From arrival to delivery, shortest first. */
    List<Duration> latencies() {
        return latencies.stream().sorted().toList();
    }

    int deliveredIn(long minute) {
        return deliveredByMinute.getOrDefault(minute, 0);
    }

    int arrived() {
        return arrived;
    }

    int delivered() {
        return latencies.size();
    }

    int attempts() {
        return attempts;
    }

    int parkings() {
        return parkings;
    }

    int dead() {
        return dead;
    }

    int duplicates() {
        return duplicates;
    }

    int open() {
        return open.size();
    }

    /** How long after the trouble was over the first was delivered; null if none was. */
    @Nullable
    Duration firstAfterRecovery() {
        return firstAfterRecovery;
    }

    /** How long after the trouble was over the last was delivered that came before; null if none was. */
    @Nullable
    Duration lastFromBeforeRecovery() {
        return lastFromBeforeRecovery;
    }

    private void noteRecovery(Duration since, Duration now) {
        Duration recovery = kind.recovery();
        if (recovery == null || now.compareTo(recovery) < 0) {
            return;
        }
        if (firstAfterRecovery == null) {
            firstAfterRecovery = now.minus(recovery);
        }
        if (since.compareTo(recovery) <= 0) {
            lastFromBeforeRecovery = now.minus(recovery);
        }
    }

    private Gauge gauge(Id id) {
        return gauges.get(id.endpoint());
    }
}
