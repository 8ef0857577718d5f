package io.bellbuoy.delivery;

import java.util.Locale;

/** Whose fault it is that a notification was not delivered. */
public enum Fault {
    /** Nobody's: it was delivered, or nobody wants it any more. */
    NONE,
    /** The subscription or its endpoint. */
    CUSTOMER,
    /** Bellbuoy itself. */
    OURS;

    /** As status records and metrics spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
