package io.bellbuoy.ingest.facade.harbor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of a list, and in which order: Harbor's {@code q} ({@code k=v} exactly, {@code k=~v} in part, several with commas) and
 * {@code sort} ({@code k} or {@code -k}). Its ranges and lists of values are refused.
 *
 * @param wanted whether an object is
 * @param order of the objects
 */
record HarborQuery(Predicate<ObjectNode> wanted, Comparator<ObjectNode> order) {

    private static final String IN_PART = "~";

    /**
     * Reads the parameters of a request.
     *
     * @param fields which the objects have and can be asked for
     */
    static HarborQuery of(@Nullable String q, String sort, List<String> fields) {
        Predicate<ObjectNode> wanted = parts(q).map(part -> condition(part, fields))
                .reduce(Predicate::and)
                .orElse(object -> true);
        Comparator<ObjectNode> order = parts(sort)
                .map(part -> order(part, fields))
                .reduce(Comparator::thenComparing)
                .orElseThrow(() -> refusal("sort", fields));
        return new HarborQuery(wanted, order);
    }

    /** Those that are asked for, in order. */
    List<ObjectNode> of(Stream<ObjectNode> objects) {
        return objects.filter(wanted).sorted(order).toList();
    }

    private static Predicate<ObjectNode> condition(String part, List<String> fields) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = part.substring(equals + 1);
        boolean isSimple = equals > 0 && !value.matches("[\\[({].*");
        if (!isSimple || !fields.contains(name)) {
            throw refusal("q", fields);
        }
        return value.startsWith(IN_PART)
                ? object -> object.path(name).asText().contains(value.substring(IN_PART.length()))
                : object -> object.path(name).asText().equals(value);
    }

    private static Comparator<ObjectNode> order(String part, List<String> fields) {
        boolean isDescending = part.startsWith("-");
        String name = isDescending ? part.substring(1) : part;
        if (!fields.contains(name)) {
            throw refusal("sort", fields);
        }
        Comparator<ObjectNode> ascending = Comparator.<ObjectNode>comparingLong(
                        object -> object.path(name).asLong())
                .thenComparing(object -> object.path(name).asText());
        return isDescending ? ascending.reversed() : ascending;
    }

    private static Stream<String> parts(@Nullable String parameter) {
        return parameter == null
                ? Stream.empty()
                : Stream.of(parameter.split(",", -1)).filter(part -> !part.isBlank());
    }

    private static ProblemException refusal(String parameter, List<String> fields) {
        return new ProblemException(Problem.of(
                400,
                parameter + ": must be of " + String.join(", ", fields)
                        + (parameter.equals("q") ? ", as k=v or k=~v" : ", a '-' in front for the reverse")));
    }
}
