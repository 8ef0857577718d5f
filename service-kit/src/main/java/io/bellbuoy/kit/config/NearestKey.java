package io.bellbuoy.kit.config;

import java.util.Comparator;
import java.util.Optional;

/** Finds what a mistyped key was probably meant to be. */
final class NearestKey {

    private NearestKey() {}

    static Optional<String> to(String key) {
        int tolerable = Math.max(2, key.length() / 3);
        return ConfigCatalogue.DEFINITION.names().stream()
                .filter(known -> distance(key, known) <= tolerable)
                .min(Comparator.<String>comparingInt(known -> distance(key, known))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance: the fewest insertions, deletions and substitutions. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitution = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
