package io.bellbuoy.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of {@code docs/patterns.md}. */
final class PatternsPage {

    private static final Path PAGE = Path.of("../docs/patterns.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** One row, by its cells. */
    record Row(List<String> cells) {

        String text(int cell) {
            return cells.get(cell);
        }

        /** What the cell shows as code, in order. */
        List<String> codes(int cell) {
            return CODE.matcher(cells.get(cell))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }

        /** The one thing that the cell shows as code. */
        String code(int cell) {
            List<String> codes = codes(cell);
            if (codes.size() != 1) {
                throw new IllegalArgumentException("Not one code: " + cells);
            }
            return codes.get(0);
        }
    }

    private PatternsPage() {}

    /** The rows of the one table with this header, at least one. */
    static Stream<Row> table(String header) throws IOException {
        Pattern table = Pattern.compile(Pattern.quote(header) + "\n\\|[-|]+\\|\n((?:\\|.*\\|\n)+)");
        Matcher found = table.matcher(Files.readString(PAGE));
        if (!found.find()) {
            throw new IllegalArgumentException(PAGE + " has no table " + header);
        }
        return found.group(1).lines().map(PatternsPage::row);
    }

    private static Row row(String line) {
        String inside = line.substring(1, line.length() - 1);
        return new Row(Stream.of(inside.split("\\|", -1)).map(String::strip).toList());
    }
}
