package io.bellbuoy.events;

/** The types of the events that Bellbuoy itself puts into a tenant's log. Nobody else may use the prefix. */
public final class OwnEventTypes {

    /** What all of them start with. */
    public static final String PREFIX = "bellbuoy.";

    /** A subscription was made. */
    public static final String SUBSCRIPTION_CREATED = PREFIX + "subscription.created";

    /** A subscription was changed. */
    public static final String SUBSCRIPTION_UPDATED = PREFIX + "subscription.updated";

    /** A subscription was deleted; the event carries it as it was, with the version that the deletion took. */
    public static final String SUBSCRIPTION_DELETED = PREFIX + "subscription.deleted";

    private OwnEventTypes() {}
}
