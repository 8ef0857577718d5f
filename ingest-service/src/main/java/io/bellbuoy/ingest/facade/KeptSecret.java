package io.bellbuoy.ingest.facade;

import io.bellbuoy.json.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands for a secret wherever an API has to show one: its owner may send it back, and it stays what it was. */
public final class KeptSecret {

    /** Shown in place of every secret. It says nothing of it, not even whether two are the same. */
    public static final String TEXT = "bellbuoy:kept-secret";

    private KeptSecret() {}

    /** Whether the text stands for the secret that is there. */
    public static boolean is(@Nullable String text) {
        return TEXT.equals(text);
    }

    /** Notes that nothing is there which the text could stand for. */
    public static void refuse(@Nullable String text, String pointer, Problems problems) {
        if (is(text)) {
            problems.add(pointer, "must be the secret itself: there is none to be kept");
        }
    }

    /** A secret that is given, not one that is kept. */
    public static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(secret -> !is(secret));
    }
}
