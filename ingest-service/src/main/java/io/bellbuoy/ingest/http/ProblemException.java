package io.bellbuoy.ingest.http;

/** Carries a refusal from where it is decided to the {@link ProblemHandler}. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** An exception that carries the refusal. */
    public ProblemException(Problem problem) {
        // A refusal is an answer like any other: nobody looks at where it came from.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
