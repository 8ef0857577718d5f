package io.bellbuoy.matching;

import io.bellbuoy.events.OwnEventTypes;

/**
 * Event types wanted: one exactly ({@code artifact.pushed}), a family ({@code scan.*}) or all ({@code *}). Bellbuoy's own
 * {@code bellbuoy.*} events are no registry's: only a pattern that starts with {@code bellbuoy.} meets them.
 *
 * @param text as it was written
 */
public record EventTypePattern(String text) {

    static final int MAX_LENGTH = 128;

    /** Throws {@link InvalidPatternException} with position and reason. */
    public EventTypePattern {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new InvalidPatternException(text, 0, "an event type has 1 to " + MAX_LENGTH + " characters");
        }
        int star = text.indexOf('*');
        boolean family = star == text.length() - 1 && (star == 0 || text.charAt(star - 1) == '.');
        if (star >= 0 && !family) {
            throw new InvalidPatternException(text, star, "'*' stands alone or at the end after a dot, as in scan.*");
        }
        // Few types are named by many subscriptions.
        text = text.intern();
    }

    /** What an empty list of event types means: everything that a registry reports. */
    static boolean isRegistrysOwn(String type) {
        return !type.startsWith(OwnEventTypes.PREFIX);
    }

    /** Whether the type is the one wanted, or of the family. */
    public boolean matches(String type) {
        return text.equals(type) || (text.endsWith("*") && isOfFamily(type));
    }

    private boolean isOfFamily(String type) {
        boolean startsAlike = type.regionMatches(0, text, 0, text.length() - 1);
        return startsAlike && (isRegistrysOwn(type) || text.startsWith(OwnEventTypes.PREFIX));
    }
}
