package io.bellbuoy.dialect.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one rendering may name, and how much it may do: sections within sections go through a list in no time at all. */
final class Scope {

    private static final int MAX_STEPS = 20_000;
    private static final String SECRETS = "secrets";

    private final JsonNode body;
    private final ObjectNode facts;
    private final ObjectNode secrets;
    private int steps;

    /**
     * Of these roots.
     *
     * @param body what {@code .} is where templates begin: what would be sent without a template
     * @param facts by name
     * @param secrets those that only who names them gets
     */
    Scope(JsonNode body, ObjectNode facts, ObjectNode secrets) {
        this.body = body;
        this.facts = facts;
        this.secrets = secrets;
    }

    /** Where templates begin. */
    Place root() {
        return new Place(body, true, this);
    }

    /** What a root's name stands for; missing when it stands for nothing. */
    JsonNode named(String root) {
        return root.equals(SECRETS) ? secrets : facts.path(root);
    }

    /** Counts one step; throws {@link OutOfBoundsException} when that is one too many. */
    void step() {
        if (++steps > MAX_STEPS) {
            throw new OutOfBoundsException("takes more than " + MAX_STEPS + " steps");
        }
    }
}
