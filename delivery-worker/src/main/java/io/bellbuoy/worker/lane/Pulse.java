package io.bellbuoy.worker.lane;

import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.time.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a lane is doing. The lane tells; any thread may ask. */
final class Pulse {

    /** Longer than a commit that is tried to the end, and a drain. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Longer than anything takes that a lane tries again and again, so that no try looks like recovery. */
    private static final Duration TROUBLE_LASTS = Duration.ofSeconds(20);

    private final String lane;
    private final Clock clock;
    private volatile Instant lastTurn;
    private volatile @Nullable Trouble trouble;
    private volatile Load load = Load.NONE;

    Pulse(String lane, Clock clock) {
        this.lane = lane;
        this.clock = clock;
        this.lastTurn = clock.instant();
    }

    void turned() {
        lastTurn = clock.instant();
    }

    /** The lane waits for something outside of it. Told again as long as that is so. */
    void troubled(String reason) {
        trouble = new Trouble(reason, clock.instant().plus(TROUBLE_LASTS));
    }

    /** Outcomes were written: whatever was the trouble, the lane gets on. */
    void gotOn() {
        trouble = null;
    }

    /** What the lane has on its hands now. */
    void carries(Load carried) {
        load = carried;
    }

    Load load() {
        return load;
    }

    /** Down when the thread hangs: a restart of the process helps. */
    HealthStatus liveness() {
        Duration since = Duration.between(lastTurn, clock.instant());
        return since.compareTo(PATIENCE) > 0
                ? HealthStatus.down(lane + " has not polled for " + Durations.format(since))
                : HealthStatus.up();
    }

    /** Down while the lane waits for Kafka or the schema registry, or for its own new start. */
    HealthStatus readiness() {
        Trouble last = trouble;
        return last == null || clock.instant().isAfter(last.until())
                ? HealthStatus.up()
                : HealthStatus.down(lane + " waits: " + last.reason());
    }

    private record Trouble(String reason, Instant until) {}
}
