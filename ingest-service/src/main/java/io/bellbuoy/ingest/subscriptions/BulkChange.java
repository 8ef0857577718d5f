package io.bellbuoy.ingest.subscriptions;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One change of many subscriptions: of all of those that are there, or of none.
 *
 * @param ids of the subscriptions, or none
 * @param filter that finds them, instead
 * @param reason for it, in the words of whoever asks; may be empty
 */
public record BulkChange(Action action, Set<String> ids, Optional<SubscriptionFilter> filter, String reason)
        implements Predicate<Subscription> {

    private static final int MOST = 1_000;

    /** What is to become of them. */
    public enum Action {
        ENABLE("enabled"),
        DISABLE("disabled"),
        DELETE("deleted");

        private static final Map<String, Action> BY_NAME =
                Map.of("enable", ENABLE, "disable", DISABLE, "delete", DELETE);

        private final String done;

        Action(String done) {
            this.done = done;
        }
    }

    /**
     * Reads what is asked for.
     *
     * @throws InvalidJsonException with everything that is wrong
     */
    public static BulkChange read(JsonNode document) {
        Problems problems = new Problems();
        JsonFields fields = JsonFields.strict(document, List.of("action", "ids", "filter", "reason"), problems);
        Optional<Action> action = Optional.ofNullable(fields.text("action")).map(Action.BY_NAME::get);
        if (action.isEmpty()) {
            problems.add("/action", "must be enable, disable or delete");
        }
        Set<String> ids = new LinkedHashSet<>(fields.texts("ids"));
        if (ids.size() > MOST) {
            problems.add("/ids", "must be at most " + MOST);
        }
        Optional<SubscriptionFilter> filter = document.has("filter")
                ? Optional.of(SubscriptionFilter.read(fields.object("filter")))
                : Optional.empty();
        if (filter.isPresent() == !ids.isEmpty()) {
            problems.add("", "must have either ids or a filter");
        }
        String reason = Switch.reason(fields);
        problems.throwIfAny();
        return new BulkChange(action.orElseThrow(), ids, filter, reason);
    }

    @Override
    public boolean test(Subscription subscription) {
        return filter.map(wanted -> wanted.test(subscription)).orElseGet(() -> ids.contains(subscription.getId()));
    }

    /** What becomes of one of them. */
    public SubscriptionRevision revision(String by, Subscription previous, Instant now) {
        return action == Action.DELETE
                ? SubscriptionRevision.delete(previous, now)
                : SubscriptionRevision.switched(new Switch(action == Action.ENABLE, by, reason), previous, now);
    }

    /** What became of each that was asked for. */
    public ObjectNode document(List<SubscriptionRevision> revisions) {
        Map<String, SubscriptionRevision> byId = revisions.stream()
                .collect(toMap(revision -> revision.subscription().getId(), revision -> revision));
        Collection<String> asked = filter.isPresent()
                ? revisions.stream()
                        .map(revision -> revision.subscription().getId())
                        .toList()
                : ids;
        ObjectNode json = AvroJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        asked.forEach(id -> describe(id, Optional.ofNullable(byId.get(id)), items.addObject()));
        return json;
    }

    private void describe(String id, Optional<SubscriptionRevision> revision, ObjectNode item) {
        item.put("id", id).put("result", revision.isPresent() ? action.done : "not_found");
        revision.ifPresent(made -> item.put("version", made.subscription().getVersion()));
    }
}
