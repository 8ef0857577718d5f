package io.bellbuoy.matching;

import java.util.List;

/**
 * The event types that a subscription asks for. None named asks for everything that a registry reports.
 *
 * @param patterns in the subscription's order
 */
public record EventTypes(List<EventTypePattern> patterns) {

    public EventTypes {
        patterns = List.copyOf(patterns);
    }

    /** Whether events of this type are wanted, and by which pattern. */
    public Admission admit(String type) {
        for (EventTypePattern pattern : patterns) {
            if (pattern.matches(type)) {
                return Admission.by(pattern.text());
            }
        }
        boolean open = patterns.isEmpty() && EventTypePattern.isRegistrysOwn(type);
        return open ? Admission.OPEN : Admission.refused(new Mismatch.OtherType(type, patterns));
    }
}
