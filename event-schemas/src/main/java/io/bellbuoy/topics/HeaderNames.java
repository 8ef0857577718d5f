package io.bellbuoy.topics;

/** The names of the Kafka headers that Bellbuoy's records carry. */
public final class HeaderNames {

    /** On tombstones of {@code subscriptions}: the version that the deletion took, in decimal. */
    public static final String SUBSCRIPTION_VERSION = "bellbuoy-version";

    /** On retry topics: outcomes of the attempts so far, a JSON array of {@code AttemptOutcome}, oldest first. */
    public static final String ATTEMPTS = "bellbuoy-attempts";

    /** On retry topics: when the next attempt is due, epoch milliseconds in decimal. */
    public static final String DUE = "bellbuoy-due";

    /** On retry topics: how often in a row the notification was parked without an attempt, in decimal. */
    public static final String PARKINGS = "bellbuoy-parkings";

    /**
     * On {@code notifications} and retry topics: when an operator had the notification sent again, epoch milliseconds in
     * decimal. Absent from what the matcher makes.
     */
    public static final String REPLAYED = "bellbuoy-replayed";

    /**
     * On {@code notifications}: there, with any value, where somebody only tries the subscription out. One attempt is made,
     * even if the subscription is disabled or its endpoint suspended; nothing is concluded from what it comes to.
     */
    public static final String TEST = "bellbuoy-test";

    /** On retry topics, of an ordered subscription: the offset at which it stood in {@code notifications}, in decimal. */
    public static final String TURN = "bellbuoy-turn";

    /** On retry topics, of an ordered subscription: the turn of the notification before it, in decimal; -1 for none. */
    public static final String AFTER = "bellbuoy-after";

    /** On {@code quarantine}: where the record was found, {@code topic/partition/offset}. */
    public static final String QUARANTINED_FROM = "bellbuoy-quarantined-from";

    /** On {@code quarantine}: why it could not be read, one sentence. */
    public static final String QUARANTINE_REASON = "bellbuoy-quarantine-reason";

    /** On {@code quarantine}: the role that set it aside, such as {@code matcher}. */
    public static final String QUARANTINED_BY = "bellbuoy-quarantined-by";

    private HeaderNames() {}
}
