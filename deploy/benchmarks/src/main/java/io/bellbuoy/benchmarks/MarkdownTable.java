package io.bellbuoy.benchmarks;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** A table of the README: words in its first column, figures in the others. */
public record MarkdownTable(List<String> head, List<List<String>> rows) {

    public MarkdownTable {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public String toString() {
        List<String> rule = Stream.concat(Stream.of("---"), Stream.generate(() -> "---:"))
                .limit(head.size())
                .toList();
        return Stream.concat(Stream.of(head, rule), rows.stream())
                .map(MarkdownTable::line)
                .collect(joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(joining(" | ", "| ", " |\n"));
    }
}
