package io.bellbuoy.ingest.jobs;

import java.util.List;
import java.util.stream.Stream;

/** What a job does, and what can be said about it. */
public enum JobKind {
    /** Sends the notifications of dead letters again. */
    REPLAY("dead-letters.replay"),
    /** Marks dead letters, so that they are never replayed. */
    PURGE("dead-letters.purge"),
    /** Sends again what died of one subscription. */
    RECOVER("recover"),
    /** Notifies one subscription of events that it was not notified of. */
    BACKFILL("backfill");

    private final String code;

    JobKind(String code) {
        this.code = code;
    }

    /** The kind that records spell so. */
    static JobKind of(String code) {
        return Stream.of(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of job: " + code));
    }

    /** As records and the API spell it. */
    String code() {
        return code;
    }

    /** Whether a request for it says itself which dead letters it is about, and not the path which subscription. */
    boolean choosesLetters() {
        return this == REPLAY || this == PURGE;
    }

    /** Whether it sends something, and so has a rate. */
    boolean sends() {
        return this != PURGE;
    }

    /** What a request for it may say. */
    List<String> fields() {
        return switch (this) {
            case REPLAY -> choice("limit", "dryRun", "rate");
            case PURGE -> choice("limit", "dryRun", "all");
            case RECOVER -> List.of("since", "dryRun", "rate");
            case BACKFILL -> List.of("since", "dryRun", "rate", "again");
        };
    }

    private static List<String> choice(String... more) {
        return Stream.concat(LetterChoice.NAMES.stream(), Stream.of(more)).toList();
    }
}
