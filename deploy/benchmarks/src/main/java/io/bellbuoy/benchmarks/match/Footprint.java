package io.bellbuoy.benchmarks.match;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.index.SubscriptionIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What it costs to have an index of a workload.
 *
 * @param building the time that the index took to take the subscriptions in
 * @param bytesPerSubscription heap that is in use with the index and not without it
 */
record Footprint(Duration building, double bytesPerSubscription) {

    private static final int BATCH = 1_000;

    static {
        AvroTrust.ensure();
    }

    static Footprint of(Workload workload) {
        SubscriptionIndex index = new SubscriptionIndex();
        long before = bytesInUse();
        long nanos = 0;
        for (int from = 0; from < workload.size(); from += BATCH) {
            nanos += put(index, batch(workload, from));
        }
        long bytes = bytesInUse() - before;
        // Asked afterwards, so that the index was still in use when its bytes were counted.
        int size = index.size();
        return new Footprint(Duration.ofNanos(nanos), (double) bytes / size);
    }

    private static long put(SubscriptionIndex index, List<Subscription> batch) {
        long start = System.nanoTime();
        batch.forEach(index::put);
        return System.nanoTime() - start;
    }

    private static List<Subscription> batch(Workload workload, int from) {
        return IntStream.range(from, Math.min(from + BATCH, workload.size()))
                .mapToObj(workload::subscription)
                .map(Footprint::asRead)
                .toList();
    }

    /** As it comes from the topic: it shares no text with any other, so the index pays for all that it keeps. */
    private static Subscription asRead(Subscription subscription) {
        try {
            return Subscription.getDecoder().decode(Subscription.getEncoder().encode(subscription));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bytesInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
