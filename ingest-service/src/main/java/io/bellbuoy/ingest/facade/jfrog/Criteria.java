package io.bellbuoy.ingest.facade.jfrog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Filter;
import io.bellbuoy.json.JsonFields;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Which of a domain's events a subscription wants, as JFrog says it and as the native filter does. */
interface Criteria {

    /** The filter with what the criteria say; what it cannot express is a problem that names the field. */
    Filter read(JsonFields criteria, Filter filter);

    /** What the filter says of it. */
    void write(Filter filter, ObjectNode criteria);

    /** Notes every field besides these that asks for something. */
    static void refuseOthers(JsonFields criteria, Set<String> known) {
        criteria.json().properties().stream()
                .filter(field -> !known.contains(field.getKey()) && says(field.getValue()))
                .forEach(field -> criteria.problems()
                        .add(criteria.at(field.getKey()), "cannot be expressed here, so it must be absent or empty"));
    }

    /** Writers in Go send all of their fields: false, null and what is empty ask for nothing. */
    private static boolean says(JsonNode value) {
        return value.isContainerNode()
                ? StreamSupport.stream(value.spliterator(), false).anyMatch(Criteria::says)
                : !value.isNull()
                        && !value.asText().isEmpty()
                        && !value.asText().equals("false");
    }
}
