package io.bellbuoy.worker.gate;

/**
 * How many requests an endpoint is trusted with at once: one more for each that it takes while it has all of them, half of
 * them when it fails, and of late no more than twice what it had use for. So an endpoint that begins to hang holds little
 * more than it used to. Known from TCP: additive increase, multiplicative decrease, and validation of the window.
 */
final class Window {

    private static final int LEAST = 2;

    private int size = LEAST;
    private int used;

    int size() {
        return size;
    }

    /** So many are open now. */
    void began(int inFlight) {
        used = Math.max(used, inFlight);
    }

    /**
     * One of them was taken.
     *
     * @param inFlight how many were open, this one included
     */
    void succeeded(int inFlight) {
        if (inFlight >= size) {
            size++;
        }
    }

    void failed() {
        size = Math.max(LEAST, size / 2);
    }

    /**
     * Some time has passed.
     *
     * @param inFlight how many are open: of one that takes longer than that time to answer, too
     */
    void validate(int inFlight) {
        size = Math.max(LEAST, Math.min(size, 2 * used));
        used = inFlight;
    }
}
