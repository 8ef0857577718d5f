package io.bellbuoy.worker.verdict;

import java.util.Locale;

/** What an attempt came to. */
public enum Verdict {
    /** The endpoint took it. */
    DELIVERED,
    /** It will be tried again, later. */
    RETRY,
    /** It will not be tried again unless someone replays it. */
    DEAD,
    /** Nobody wants it any more. */
    DISCARDED;

    /** As status records and metrics spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
