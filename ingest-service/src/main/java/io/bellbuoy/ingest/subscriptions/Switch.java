package io.bellbuoy.ingest.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Switches subscriptions on or off. Who did it and why stands in their labels, as long as they are off.
 *
 * @param enabled whether on
 * @param by who asks for it
 * @param reason in their words; may be empty
 */
public record Switch(boolean enabled, String by, String reason) {

    /** What the names of all of its labels begin with. */
    private static final String PREFIX = "suspended/";

    /**
     * Reads why something is switched: {@code {"reason": "…"}}, or {@code {}}.
     *
     * @throws InvalidJsonException with everything that is wrong
     */
    public static String reason(JsonNode document) {
        Problems problems = new Problems();
        String reason = reason(JsonFields.strict(document, List.of("reason"), problems));
        problems.throwIfAny();
        return reason;
    }

    static String reason(JsonFields fields) {
        String reason = Optional.ofNullable(fields.text("reason")).orElse("");
        if (reason.length() > LabelsRule.MAX_VALUE) {
            fields.problems().add(fields.at("reason"), "must have at most " + LabelsRule.MAX_VALUE + " characters");
        }
        return reason;
    }

    /** The labels of a subscription that is put: what is on was not suspended. */
    static Map<String, String> labels(Subscription asked) {
        return asked.getEnabled() ? others(asked.getLabels()) : asked.getLabels();
    }

    /** The labels that a subscription has after it was switched. */
    Map<String, String> labels(Map<String, String> before, Instant now) {
        Map<String, String> labels = others(before);
        if (!enabled) {
            labels.put(PREFIX + "by", by);
            labels.put(PREFIX + "at", now.toString());
            if (!reason.isEmpty()) {
                labels.put(PREFIX + "reason", reason);
            }
        }
        return labels;
    }

    private static Map<String, String> others(Map<String, String> labels) {
        Map<String, String> others = new HashMap<>(labels);
        others.keySet().removeIf(name -> name.startsWith(PREFIX));
        return others;
    }
}
