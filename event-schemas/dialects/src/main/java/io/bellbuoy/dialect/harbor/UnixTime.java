package io.bellbuoy.dialect.harbor;

import io.bellbuoy.json.JsonFields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as numbers. Zero is what Go writes for none. */
final class UnixTime {

    private static final long MILLIS = 1_000;
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private UnixTime() {}

    static @Nullable Instant seconds(String name, JsonFields fields) {
        Long seconds = told(name, LATEST, fields);
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    static @Nullable Instant millis(String name, JsonFields fields) {
        Long millis = told(name, LATEST * MILLIS, fields);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long told(String name, long latest, JsonFields fields) {
        Long told = fields.wholeNumber(name);
        if (told == null || told == 0) {
            return null;
        }
        if (told < 0 || told > latest) {
            fields.problems().add(fields.at(name), "must be a time between 1970 and 9999");
            return null;
        }
        return told;
    }
}
