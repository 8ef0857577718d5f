package io.bellbuoy.producer;

import io.bellbuoy.events.RegistryEvent;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every event must have before it may be put on the topic, whoever puts it there. */
public final class EventRules {

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_]+(\\.[A-Za-z0-9_-]+)+|ping");
    private static final int MAX_ID = 200;
    private static final int MAX_TYPE = 128;

    /**
     * One broken rule.
     *
     * @param field name of the field
     * @param detail what is wrong with it
     */
    public record Violation(String field, String detail) {}

    private EventRules() {}

    /** Whether the text can name a tenant: 1 to 100 letters, digits, dots, dashes and underscores. */
    public static boolean isTenant(String text) {
        return TENANT.matcher(text).matches();
    }

    /** The first rule that the event breaks, if any. */
    public static Optional<Violation> violation(RegistryEvent event) {
        if (!isTenant(event.getTenant())) {
            return Optional.of(new Violation(
                    "tenant", "must be 1 to 100 letters, digits, '.', '-' or '_', starting with a letter or digit"));
        }
        if (event.getId().isBlank() || event.getId().length() > MAX_ID) {
            return Optional.of(new Violation("id", "must have 1 to " + MAX_ID + " characters"));
        }
        if (!isType(event.getType())) {
            return Optional.of(
                    new Violation("type", "must be dotted words such as artifact.pushed, at most 128 characters"));
        }
        return Optional.empty();
    }

    private static boolean isType(String type) {
        return type.length() <= MAX_TYPE && TYPE.matcher(type).matches();
    }
}
