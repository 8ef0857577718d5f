package io.bellbuoy.dialect;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of a request, or what is wrong with it.
 *
 * @param event null when something is wrong
 * @param problems everything that is, by its place within the event
 */
public record Item(@Nullable RegistryEvent event, List<JsonProblem> problems) {

    public Item {
        problems = List.copyOf(problems);
    }

    /** An event that complies with all rules. */
    public static Item of(RegistryEvent event) {
        return new Item(event, List.of());
    }

    /** Something that is no event, or breaks a rule. */
    public static Item wrong(List<JsonProblem> problems) {
        return new Item(null, problems);
    }
}
