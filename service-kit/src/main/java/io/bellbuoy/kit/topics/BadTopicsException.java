package io.bellbuoy.kit.topics;

import java.util.List;

/** Topics are missing or have the wrong number of partitions; the message lists them all. The operator's to mend. */
public final class BadTopicsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    BadTopicsException(List<String> problems, String advice) {
        super(String.join("\n", problems) + "\n" + advice);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, a line per topic. */
    public List<String> problems() {
        return problems;
    }
}
