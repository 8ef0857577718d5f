package io.bellbuoy.kit.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; the message lists every problem, one per line. The operator's to mend. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<ConfigProblem> problems;

    ConfigException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    static ConfigException of(ConfigProblem problem) {
        return new ConfigException(List.of(problem));
    }

    /**
     * A key that has no default and is needed all the same.
     *
     * @param why what cannot be done without it
     */
    public static ConfigException missing(String key, String why) {
        return of(new ConfigProblem(key, "is missing: " + why, ""));
    }

    /**
     * A value that has the right form and cannot be used here.
     *
     * @param why what happened when it was used
     */
    public static ConfigException unusable(String key, Object value, String why) {
        return of(new ConfigProblem(key, "'" + value + "' cannot be used: " + why, ""));
    }

    /** All that is wrong. */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
