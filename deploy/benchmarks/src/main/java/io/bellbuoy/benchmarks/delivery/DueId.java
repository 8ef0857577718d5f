package io.bellbuoy.benchmarks.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Ids of notifications that say when these were due, to whoever gets the webhook. */
final class DueId {

    private static final String PREFIX = "ntf_";

    /** For those that are due whenever somebody gets to them. */
    static final Instant ANY_TIME = Instant.EPOCH;

    private DueId() {}

    static String of(Instant due, int number) {
        return PREFIX + ChronoUnit.MICROS.between(Instant.EPOCH, due) + "_" + number;
    }

    static Instant due(String id) {
        long micros = Long.parseLong(id.substring(PREFIX.length(), id.indexOf('_', PREFIX.length())));
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
