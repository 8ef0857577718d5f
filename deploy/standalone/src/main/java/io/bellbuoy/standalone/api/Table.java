package io.bellbuoy.standalone.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Columns of a list, each with its title and where in an item its value is. */
record Table(List<Column> columns) {

    private static final int WIDEST = 60;

    /**
     * One column.
     *
     * @param pointer of the value in an item (RFC 6901)
     */
    record Column(String title, String pointer) {

        String of(JsonNode item) {
            return cut(text(item.at(pointer)));
        }

        private static String text(JsonNode value) {
            if (value.isMissingNode() || value.isNull()) {
                return "-";
            }
            return value.isArray() ? joined(value) : value.isValueNode() ? value.asText() : value.toString();
        }

        private static String joined(JsonNode values) {
            return values.isEmpty()
                    ? "-"
                    : StreamSupport.stream(values.spliterator(), false)
                            .map(Column::text)
                            .collect(joining(","));
        }

        /** In one line, whatever is in it: no control characters reach the terminal. */
        private static String cut(String text) {
            String line = text.replaceAll("\\p{Cntrl}", " ");
            return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
        }
    }

    Table {
        columns = List.copyOf(columns);
    }

    /** Columns as {@code TITLE /pointer}. */
    static Table of(String... columns) {
        return new Table(Stream.of(columns)
                .map(column -> column.split(" (?=/)", 2))
                .map(parts -> new Column(parts[0], parts[1]))
                .toList());
    }

    /** The title and the items, each column as wide as its widest value. */
    Stream<String> lines(List<JsonNode> items) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::title).toList());
        items.forEach(
                item -> rows.add(columns.stream().map(column -> column.of(item)).toList()));
        List<Integer> widths = IntStream.range(0, columns.size())
                .mapToObj(i ->
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toList();
        return rows.stream().map(row -> line(row, widths));
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(
                        i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
                .collect(joining("  "))
                .stripTrailing();
    }
}
