package io.bellbuoy.worker.gate;

import java.time.Instant;

/**
 * One that was let in: it waits, then it is on its way, then it has left. Confined to the gate's thread.
 *
 * @param <T> what it is to the lane
 */
public final class Pass<T> {

    private final T item;
    private final Visit visit;
    private final EndpointQueue<T> queue;
    private final Instant admitted;
    private final String host;
    private Instant begun = Instant.MAX;

    Pass(T item, Visit visit, EndpointQueue<T> queue, Instant admitted) {
        this.item = item;
        this.visit = visit;
        this.queue = queue;
        this.admitted = admitted;
        this.host = queue.host();
    }

    /** What it is to the lane. */
    public T item() {
        return item;
    }

    Visit visit() {
        return visit;
    }

    EndpointQueue<T> queue() {
        return queue;
    }

    Instant admitted() {
        return admitted;
    }

    /** Where it goes; a new version of its subscription changes that only for those that come later. */
    String host() {
        return host;
    }

    void begin(Instant now) {
        begun = now;
    }

    /** When its request was started. */
    Instant begun() {
        return begun;
    }
}
