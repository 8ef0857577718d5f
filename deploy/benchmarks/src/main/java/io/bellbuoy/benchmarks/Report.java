package io.bellbuoy.benchmarks;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a benchmark came to.
 *
 * @param markdown for the README
 * @param figures by name, in the order of the last line
 */
public record Report(String markdown, Map<String, String> figures) {

    public Report {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** All figures on one line. */
    String summary() {
        return figures.entrySet().stream()
                .map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(joining(" "));
    }
}
