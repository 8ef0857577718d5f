package io.bellbuoy.ingest.deadletters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.Notification;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.replay.deadletter.Marks;
import java.util.List;

/** Dead letters as the API spells them. */
final class LetterDocument {

    private LetterDocument() {}

    /** One of a list: what died, and why in short. */
    static ObjectNode inShort(Entry entry) {
        DeadLetter letter = entry.record();
        Notification notification = entry.notification();
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("notification", notification.getId());
        json.put("subscription", notification.getSubscription());
        json.put("event", notification.getEvent().getId());
        json.put("eventType", notification.getEvent().getType());
        json.put("reason", letter.getReason());
        json.put("fault", letter.getFault());
        json.put("died", letter.getDied().toString());
        json.put("attempts", letter.getAttempts().size());
        if (letter.getEndpoint() != null) {
            json.put("endpoint", letter.getEndpoint());
        }
        return json;
    }

    /**
     * A notification with all its deaths, and what was done about them.
     *
     * @param history its letters and marks, the oldest first; the first is a letter
     */
    static ObjectNode write(List<Entry> history) {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.set("notification", AvroJson.tree(history.get(0).notification()));
        json.put("waiting", isWaiting(history));
        ArrayNode entries = json.putArray("history");
        history.stream().map(LetterDocument::withoutNotification).forEach(entries::add);
        return json;
    }

    private static boolean isWaiting(List<Entry> history) {
        Marks marks = new Marks();
        history.forEach(entry -> entry.mark().ifPresent(mark -> marks.add(entry, mark)));
        return history.stream().anyMatch(entry -> entry.mark().isEmpty() && !marks.cover(entry));
    }

    private static ObjectNode withoutNotification(Entry entry) {
        ObjectNode tree = entry.mark().map(AvroJson::tree).orElseGet(() -> AvroJson.tree(entry.record()));
        tree.remove(List.of("notification", "before"));
        return tree;
    }
}
