package io.bellbuoy.events;

import java.util.List;

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

    /** An endpoint has done nothing but fail for half of the time that gets it suspended, or for more. */
    public static final String ENDPOINT_FAILING = PREFIX + "endpoint.failing";

    /** An endpoint was suspended: its notifications become dead letters until its subscription is put again. */
    public static final String ENDPOINT_SUSPENDED = PREFIX + "endpoint.suspended";

    /** An endpoint that was failing or suspended delivers, or has a new subscription and another try. */
    public static final String ENDPOINT_RECOVERED = PREFIX + "endpoint.recovered";

    /** A notification became a dead letter; of one subscription at most one such event a minute, which counts them. */
    public static final String DEAD_LETTER_CREATED = PREFIX + "dead_letter.created";

    /** A job has ended: finished, failed or cancelled. */
    public static final String JOB_FINISHED = PREFIX + "job.finished";

    private OwnEventTypes() {}

    /** All of them. */
    public static List<String> all() {
        return List.of(
                SUBSCRIPTION_CREATED,
                SUBSCRIPTION_UPDATED,
                SUBSCRIPTION_DELETED,
                ENDPOINT_FAILING,
                ENDPOINT_SUSPENDED,
                ENDPOINT_RECOVERED,
                DEAD_LETTER_CREATED,
                JOB_FINISHED);
    }
}
