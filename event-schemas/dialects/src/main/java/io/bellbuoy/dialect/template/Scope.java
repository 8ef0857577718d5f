package io.bellbuoy.dialect.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one rendering may name, and how much it may do: sections within sections go through a list in no time at all. */
final class Scope {

    private static final int MAX_STEPS = 20_000;
    private static final String SECRETS = "secrets";

    private final ObjectNode facts;
    private final ObjectNode secrets;
    private int steps;

    /**
     * Of these roots.
     *
     * @param secrets those that only who names them gets: they are not among what {@code .} is
     */
    Scope(ObjectNode facts, ObjectNode secrets) {
        this.facts = facts;
        this.secrets = secrets;
    }

    /** Where templates begin. */
    Place root() {
        return new Place(facts, true, this);
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
