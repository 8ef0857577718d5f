package io.bellbuoy.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The event types that a subscription asks for. None named asks for everything that a registry reports.
 *
 * @param patterns in the subscription's order
 */
public record EventTypes(List<EventTypePattern> patterns) {

    public EventTypes {
        patterns = List.copyOf(patterns);
    }

    /** Whether events of this type are wanted. */
    public boolean want(String type) {
        return patterns.isEmpty() ? EventTypePattern.isRegistrysOwn(type) : wantedBy(type) != null;
    }

    /** The first pattern that the type matches, as it was written; null when there is none. */
    public @Nullable String wantedBy(String type) {
        for (EventTypePattern pattern : patterns) {
            if (pattern.matches(type)) {
                return pattern.text();
            }
        }
        return null;
    }

    Admission admit(String type) {
        return want(type)
                ? new Admission(wantedBy(type), null)
                : Admission.refused(new Mismatch.OtherType(type, patterns));
    }
}
