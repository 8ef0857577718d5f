package io.bellbuoy.ingest.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many requests a second somebody may make: as many at once, and then as they come back one by one. Any thread may ask.
 *
 * @param name as the header fields call it
 * @param perSecond most requests a second
 * @param buckets what everybody has left
 */
record Allowance(String name, int perSecond, LoadingCache<String, Bucket> buckets) {

    /** What is idle for longer is full again, and as good as forgotten. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    static Allowance of(String name, int perSecond, TimeMeter clock) {
        return new Allowance(
                name,
                perSecond,
                Caffeine.newBuilder().expireAfterAccess(IDLE).build(holder -> bucket(perSecond, clock)));
    }

    /**
     * What is left of it after a request.
     *
     * @param isGranted whether the request was among those allowed
     */
    record Left(boolean isGranted, long requests, Duration untilNext, Duration untilAll) {}

    Left spend(String holder) {
        ConsumptionProbe probe = buckets.get(holder).tryConsumeAndReturnRemaining(1);
        return new Left(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /** In structured fields, as {@link RateLimits} explains. */
    String policy() {
        return "\"%s\";q=%d;w=1".formatted(name, perSecond);
    }

    /** In structured fields, likewise. */
    String field(Left left) {
        return "\"%s\";r=%d;t=%d".formatted(name, left.requests(), wholeSeconds(left.untilAll()));
    }

    /** Rounded up: whoever waits for so long has waited long enough. */
    static long wholeSeconds(Duration duration) {
        return -Math.floorDiv(-duration.toNanos(), TimeUnit.SECONDS.toNanos(1));
    }

    private static Bucket bucket(int perSecond, TimeMeter clock) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
