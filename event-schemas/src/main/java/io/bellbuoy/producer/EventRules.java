package io.bellbuoy.producer;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every event must have before it may be put on the topic, whoever puts it there. */
public final class EventRules {

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_]+(\\.[A-Za-z0-9_-]+)+|ping");
    private static final int MAX_ID = 200;
    private static final int MAX_TYPE = 128;
    private static final int MAX_REPOSITORY = 512;
    private static final int MAX_PATH = 1024;
    private static final int MAX_TAGS = 256;
    private static final int MAX_TAG = 256;

    /**
     * One broken rule.
     *
     * @param field the field, with slashes between the names of nested ones: {@code artifact/path}
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
        if (!isTenant(event.getTenant()) && !isPlatformsOwn(event)) {
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
        return violationOfSubjects(event);
    }

    /** Bellbuoy itself tells of the subscriptions to all tenants in the name of none. */
    private static boolean isPlatformsOwn(RegistryEvent event) {
        return event.getTenant().equals(SubscriptionKey.PLATFORM)
                && event.getType().startsWith(OwnEventTypes.PREFIX);
    }

    /** What patterns are matched with: its length is what matching may cost. */
    private static Optional<Violation> violationOfSubjects(RegistryEvent event) {
        Repository repository = event.getRepository();
        if (repository != null && repository.getName().length() > MAX_REPOSITORY) {
            return Optional.of(new Violation("repository/name", "must have at most " + MAX_REPOSITORY + " characters"));
        }
        Artifact artifact = event.getArtifact();
        if (artifact == null) {
            return Optional.empty();
        }
        if (artifact.getPath() != null && artifact.getPath().length() > MAX_PATH) {
            return Optional.of(new Violation("artifact/path", "must have at most " + MAX_PATH + " characters"));
        }
        boolean tagsFit = artifact.getTags().size() <= MAX_TAGS
                && artifact.getTags().stream().allMatch(tag -> tag.length() <= MAX_TAG);
        return tagsFit
                ? Optional.empty()
                : Optional.of(new Violation(
                        "artifact/tags",
                        "must be at most " + MAX_TAGS + " tags of at most " + MAX_TAG + " characters"));
    }

    private static boolean isType(String type) {
        return type.length() <= MAX_TYPE && TYPE.matcher(type).matches();
    }
}
