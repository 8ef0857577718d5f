package io.bellbuoy.ingest.jobs;

import java.util.Locale;

/** How far a job is. */
enum JobState {
    /** Nobody has begun it. */
    WAITING,
    /** Someone does it. */
    RUNNING,
    /** Its end was asked for, and has not come yet. */
    CANCELLING,
    /** It is done. */
    FINISHED,
    /** It could not be done. */
    FAILED,
    /** It was ended before it was done. */
    CANCELLED;

    /** As records and the API spell it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
