package io.bellbuoy.matching;

import static java.util.stream.Collectors.joining;

import io.bellbuoy.json.JsonProblem;
import java.util.List;

/** A subscription that cannot be understood, or asks for more than anyone may, with everything that is wrong with it. */
public final class InvalidSubscriptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<JsonProblem> problems;

    InvalidSubscriptionException(List<JsonProblem> problems) {
        super(problems.stream().map(JsonProblem::toString).collect(joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** Field and reason of each, as the API spells the fields; for a pattern the position too. */
    public List<JsonProblem> problems() {
        return problems;
    }
}
