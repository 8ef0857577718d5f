package io.bellbuoy.json;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A JSON document that is not of the form asked for, with everything that is wrong with it. */
public final class InvalidJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<JsonProblem> problems;

    /** An exception that says all of the problems, of which there is at least one. */
    public InvalidJsonException(List<JsonProblem> problems) {
        super(problems.stream().map(JsonProblem::toString).collect(joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the document. */
    public List<JsonProblem> problems() {
        return problems;
    }
}
