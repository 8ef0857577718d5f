package io.bellbuoy.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that shows what benchmarks measured, each between markers of its own. */
record Readme(Path file) {

    /** Puts what a benchmark measured in the place of what it measured before. */
    void replace(String benchmark, String markdown) throws IOException {
        Files.writeString(file, replaced(Files.readString(file), benchmark, markdown));
    }

    private String replaced(String page, String benchmark, String markdown) throws IOException {
        String opening = "<!-- measured by `run " + benchmark + "` -->\n";
        String closing = "<!-- end of " + benchmark + " -->\n";
        int from = page.indexOf(opening);
        int to = page.indexOf(closing, Math.max(0, from));
        if (from < 0 || to < 0) {
            throw new IOException(file + " has no place for " + benchmark + " between " + opening + closing);
        }
        return page.substring(0, from + opening.length()) + markdown + page.substring(to);
    }
}
