package io.bellbuoy.dialect;

import java.util.Locale;
import java.util.regex.Pattern;

/** The types of events that have no neutral one: {@code <dialect>.<name>}, spelled so that patterns can ask for them. */
public final class PassThrough {

    private static final int MAX_NAME = 96;
    private static final Pattern NOT_IN_DIALECT = Pattern.compile("[^a-z0-9_]");
    private static final Pattern NOT_IN_NAME = Pattern.compile("[^A-Za-z0-9_.-]");
    private static final Pattern EMPTY_WORDS = Pattern.compile("\\.{2,}|^\\.|\\.$");

    private PassThrough() {}

    /**
     * The type under which an event passes through: {@code docker-hub} and {@code Package blocked} become
     * {@code docker_hub.Package_blocked}.
     *
     * @param dialect its name
     * @param name what the dialect calls the event, in any characters and of any length
     */
    public static String type(String dialect, String name) {
        String prefix = NOT_IN_DIALECT.matcher(dialect.toLowerCase(Locale.ROOT)).replaceAll("_");
        String words = NOT_IN_NAME.matcher(name).replaceAll("_");
        String cut = words.length() > MAX_NAME ? words.substring(0, MAX_NAME) : words;
        String whole = EMPTY_WORDS.matcher(cut).replaceAll("_");
        return prefix + "." + (whole.isEmpty() ? "unknown" : whole);
    }
}
