package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Item;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of each event of a request, in the order of its body. */
final class ItemResults {

    private final ArrayNode items = AvroJson.mapper().createArrayNode();
    private int accepted;

    private ItemResults() {}

    /**
     * The results.
     *
     * @param failures of the items that are events, in their order: empty where Kafka has the event
     */
    static ItemResults of(List<Item> items, List<Optional<RuntimeException>> failures) {
        ItemResults results = new ItemResults();
        Iterator<Optional<RuntimeException>> sent = failures.iterator();
        for (Item item : items) {
            results.add(
                    item.event(),
                    item.event() == null ? Optional.of(Problem.invalid(item.problems())) : problem(sent.next()));
        }
        return results;
    }

    private static Optional<Problem> problem(Optional<RuntimeException> failure) {
        return failure.map(thrown -> Failures.problem(thrown, 500));
    }

    private void add(@Nullable RegistryEvent event, Optional<Problem> problem) {
        ObjectNode item = items.addObject().put("index", items.size() - 1);
        item.put("status", problem.map(Problem::status).orElse(202));
        if (event != null) {
            item.put("id", event.getId());
        }
        problem.ifPresent(found -> item.set("problem", ProblemDocument.tree(found)));
        accepted += problem.isEmpty() ? 1 : 0;
    }

    int accepted() {
        return accepted;
    }

    /** Success for all, or for as many as it says. */
    int status() {
        return accepted == items.size() ? 202 : 207;
    }

    ObjectNode document() {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("accepted", accepted).put("refused", items.size() - accepted);
        json.set("items", items);
        return json;
    }
}
