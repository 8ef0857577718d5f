package io.bellbuoy.dialect.chat;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes texts that a chat takes out of texts that anybody wrote: on one line, without what cannot be shown or turns the
 * direction of writing, its markup escaped, and no longer than allowed. Neither a character nor an escape is cut in two.
 */
public final class FittedText {

    private static final Pattern NOT_SHOWN = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]+");
    private static final String CUT = "…";

    /** Chats refuse texts without a character. */
    private static final String NOTHING = "–";

    /** What is written instead, by code point. */
    private final Map<Integer, String> escapes;

    private FittedText(Map<Integer, String> escapes) {
        this.escapes = Map.copyOf(escapes);
    }

    /** For texts that are shown as they are. */
    public static FittedText plain() {
        return new FittedText(Map.of());
    }

    /** With these characters written differently. */
    public static FittedText escaping(Map<Character, String> escapes) {
        return new FittedText(
                escapes.entrySet().stream().collect(toMap(entry -> (int) entry.getKey(), Map.Entry::getValue)));
    }

    /** With these characters written behind a backslash. */
    public static FittedText escapingWithBackslash(String characters) {
        return escaping(
                characters.chars().boxed().collect(toMap(c -> (char) c.intValue(), c -> "\\" + (char) c.intValue())));
    }

    /** The text, or as much of its beginning as fits, escapes and all, into so many chars. */
    public String fit(String text, int maxChars) {
        String line = NOT_SHOWN.matcher(text).replaceAll(" ").strip();
        return line.isEmpty() ? NOTHING : fitLine(line, maxChars);
    }

    private String fitLine(String line, int maxChars) {
        StringBuilder fitted = new StringBuilder(Math.min(line.length(), maxChars));
        int end = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            fitted.append(escaped(line.codePointAt(at)));
            if (fitted.length() > maxChars) {
                fitted.setLength(end);
                return fitted.append(CUT).toString();
            }
            boolean leavesRoomForCut = fitted.length() <= maxChars - CUT.length();
            end = leavesRoomForCut ? fitted.length() : end;
        }
        return fitted.toString();
    }

    private String escaped(int codePoint) {
        String escape = escapes.get(codePoint);
        return escape == null ? Character.toString(codePoint) : escape;
    }
}
