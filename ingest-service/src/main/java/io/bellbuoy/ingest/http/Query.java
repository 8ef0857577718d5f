package io.bellbuoy.ingest.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a request's path says behind its question mark. Whoever says something wrong there is told the parameter's name. */
public final class Query {

    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);

    private final MultiMap parameters;

    Query(MultiMap parameters) {
        this.parameters = parameters;
    }

    /** The parameters of a request. */
    public static Query of(RoutingContext request) {
        return new Query(request.queryParams());
    }

    /** What refuses a parameter. */
    public static ProblemException wrong(String name, String detail) {
        return new ProblemException(Problem.of(400, "?" + name + " " + detail));
    }

    /** Refuses all others: one that is misspelled would silently ask for more than was meant. */
    public Query knowing(List<String> names) {
        parameters.names().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name, "is not known here; known are " + String.join(", ", names));
                });
        return this;
    }

    /** A text, if it is there and not empty. */
    public Optional<String> text(String name) {
        List<String> values = texts(name);
        if (values.size() > 1) {
            throw wrong(name, "must not be there twice");
        }
        return values.stream().findFirst();
    }

    /** Every text of a parameter that may be there more than once. */
    public List<String> texts(String name) {
        return parameters.getAll(name).stream().filter(text -> !text.isEmpty()).toList();
    }

    /** {@code true} or {@code false}, if one of them is there. */
    public Optional<Boolean> flag(String name) {
        return text(name).map(text -> Optional.ofNullable(FLAGS.get(text))
                .orElseThrow(() -> wrong(name, "must be true or false")));
    }

    /** A whole number within bounds, or the usual one. */
    public int number(String name, int usual, int from, int to) {
        String expected = "must be a number from " + from + " to " + to;
        int value = read(name, Integer::valueOf, expected).orElse(usual);
        if (value < from || value > to) {
            throw wrong(name, expected);
        }
        return value;
    }

    /**
     * What a text stands for, if it is there.
     *
     * @param reader throws {@link IllegalArgumentException} for what it cannot read
     * @param expected what the caller is told then
     */
    public <T> Optional<T> read(String name, Function<String, T> reader, String expected) {
        try {
            return text(name).map(reader);
        } catch (IllegalArgumentException e) {
            throw wrong(name, expected);
        }
    }
}
