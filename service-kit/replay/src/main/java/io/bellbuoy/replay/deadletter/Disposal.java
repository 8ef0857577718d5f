package io.bellbuoy.replay.deadletter;

import java.util.Locale;

/** What was done with a dead letter. */
public enum Disposal {
    /** Its notification was sent again, as if it were new. */
    REPLAYED,
    /** Nobody wants it any more: it will never be replayed. */
    PURGED;

    /** As marks spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
