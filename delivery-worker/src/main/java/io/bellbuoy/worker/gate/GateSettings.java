package io.bellbuoy.worker.gate;

import io.bellbuoy.topics.RetryLadder;
import java.time.Duration;
import java.util.List;

/**
 * How a gate divides what its lane has.
 *
 * @param maxInFlight requests that are open at once, over all endpoints
 * @param maxInFlightPerHost of these to one host and port
 * @param resumePerSecond requests started per second to one endpoint of those that were parked before
 * @param ladder the delays for which something can be parked
 */
public record GateSettings(int maxInFlight, int maxInFlightPerHost, int resumePerSecond, RetryLadder ladder) {

    /** How many may wait for one endpoint, and how many for all of them: each is a record in memory. */
    static final int MAX_WAITING_PER_ENDPOINT = 1_000;

    static final int MAX_WAITING = 10_000;

    /** What an endpoint ends within this may wait for it. */
    static final Duration WORTH_WAITING = Duration.ofSeconds(5);

    /** As long as nobody knows how fast an endpoint is, so many may wait for it. */
    static final int FIRST_WAITING = 64;

    /** What has waited for so long is parked: its offset stands open, and holds the commit point back. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** An endpoint that nothing came for during so long begins anew: longer than anything here stays parked. */
    static final Duration MEMORY = Duration.ofHours(1);

    /** How often the gate looks after those that need no haste. */
    static final Duration SWEEP = Duration.ofSeconds(1);

    /** A closed endpoint is tried this often at least. */
    static final Duration LONGEST_PROBE_PAUSE = Duration.ofMinutes(5);

    /**
     * An endpoint may have this part of the slots that are free. So no number of slow endpoints takes all of them: each
     * further one gets less, and something is always left for the quick. (Known from the buffers of network switches as
     * dynamic thresholds: Choudhury and Hahne, 1998.)
     */
    static final double SHARE_OF_FREE = 1.0 / 8;

    /** Neither first attempts nor retries have more than this part of all slots: none of the two starves the other. */
    static final double SHARE_OF_KIND = 3.0 / 4;

    /** The pauses before probes: those rungs that are short enough. */
    List<Duration> probePauses() {
        List<Duration> pauses = ladder.delays().stream()
                .filter(delay -> delay.compareTo(LONGEST_PROBE_PAUSE) <= 0)
                .toList();
        return pauses.isEmpty() ? List.of(ladder.after(1)) : pauses;
    }

    int maxInFlightOfKind() {
        return Math.max(1, (int) (maxInFlight * SHARE_OF_KIND));
    }

    int shareOf(int free) {
        return Math.max(1, (int) (free * SHARE_OF_FREE));
    }
}
