package io.bellbuoy.dialect;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one dialect calls the neutral event types, both ways. A type may have several names and a name several types; the
 * first row counts, in each direction.
 */
public final class TypeNames {

    /**
     * One line of the table.
     *
     * @param type the neutral one, such as {@code artifact.pushed}
     * @param name the dialect's own, such as {@code PUSH_ARTIFACT}
     */
    public record Row(String type, String name) {}

    private final List<Row> rows;
    private final Map<String, String> types;
    private final Map<String, String> names;

    private TypeNames(List<Row> rows) {
        this.rows = rows;
        this.types = rows.stream().collect(toMap(Row::name, Row::type, (first, later) -> first));
        this.names = rows.stream().collect(toMap(Row::type, Row::name, (first, later) -> first));
    }

    /** A table of these rows, in the order in which they count. */
    public static TypeNames of(Row... rows) {
        return new TypeNames(List.of(rows));
    }

    /** A row of a table. */
    public static Row row(String type, String name) {
        return new Row(type, name);
    }

    /** The whole table. */
    public List<Row> rows() {
        return rows;
    }

    /** The neutral type of what the dialect calls so. */
    public Optional<String> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The neutral type of what the dialect calls so, or the one under which it passes through. */
    public String typeOrPassThrough(String dialect, String name) {
        return type(name).orElseGet(() -> PassThrough.type(dialect, name));
    }

    /** What the dialect calls the neutral type. */
    public Optional<String> name(String type) {
        return Optional.ofNullable(names.get(type));
    }

    /** Everything that the dialect calls the neutral type, the usual name first. */
    public List<String> names(String type) {
        return rows.stream()
                .filter(row -> row.type().equals(type))
                .map(Row::name)
                .toList();
    }
}
