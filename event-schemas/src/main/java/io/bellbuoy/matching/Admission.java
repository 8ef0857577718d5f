package io.bellbuoy.matching;

import org.jspecify.annotations.Nullable;

/**
 * What one condition of a subscription says to an event.
 *
 * @param by the pattern that lets it through; null when none was needed, and when it is refused
 * @param refusal why it is refused; null when it is not
 */
public record Admission(@Nullable String by, @Nullable Mismatch refusal) {

    /** Nothing is asked for that would need a pattern. */
    static final Admission OPEN = new Admission(null, null);

    static Admission by(String pattern) {
        return new Admission(pattern, null);
    }

    static Admission refused(Mismatch why) {
        return new Admission(null, why);
    }

    /** Whether the event is not wanted, whatever the other conditions say. */
    public boolean isRefused() {
        return refusal != null;
    }
}
