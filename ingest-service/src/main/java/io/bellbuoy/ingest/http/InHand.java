package io.bellbuoy.ingest.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the open requests of all listeners and the bytes of their bodies, within bounds. Any thread may call. */
final class InHand {

    private final int maxRequests;
    private final long maxBytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    InHand(int maxRequests, long maxBytes) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
    }

    /** Takes a request in hand, or names the limit that is in the way. Whatever there is to take, one alone is taken. */
    Optional<String> take(long size) {
        int others = requests.getAndIncrement();
        long with = bytes.addAndGet(size);
        if (others < maxRequests && (with <= maxBytes || others == 0)) {
            return Optional.empty();
        }
        giveBack(size);
        return Optional.of(others < maxRequests ? "bytes" : "requests");
    }

    /** Lets go of a request that was taken. */
    void giveBack(long size) {
        requests.decrementAndGet();
        bytes.addAndGet(-size);
    }

    int requests() {
        return requests.get();
    }

    long bytes() {
        return bytes.get();
    }
}
