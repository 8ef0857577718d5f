package io.bellbuoy.kit.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hosts by name: {@code ci.corp.example} is that host alone, {@code *.corp.example} every host below it, however deep.
 * Letter case and a dot at the end make no difference. Immutable.
 */
public record HostPatterns(List<String> patterns) {

    /** No host at all. */
    public static final HostPatterns NONE = new HostPatterns(List.of());

    private static final String ANY_BELOW = "*.";
    private static final Pattern WELL_FORMED = Pattern.compile("(\\*\\.)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?");

    public HostPatterns {
        patterns = patterns.stream().map(HostPatterns::normal).toList();
    }

    static boolean isPattern(String text) {
        return WELL_FORMED.matcher(text).matches();
    }

    /** Whether a host, a name or an address literal without brackets, is one of these. */
    public boolean contain(String host) {
        String name = normal(host);
        return patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    private static boolean matches(String pattern, String name) {
        return pattern.startsWith(ANY_BELOW)
                ? name.endsWith(pattern.substring(ANY_BELOW.length() - 1))
                : name.equals(pattern);
    }

    private static String normal(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
