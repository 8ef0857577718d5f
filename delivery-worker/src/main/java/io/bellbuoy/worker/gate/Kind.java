package io.bellbuoy.worker.gate;

/** What a delivery is for the division of slots. */
public enum Kind {
    FIRST_ATTEMPT,
    RETRY
}
