package io.bellbuoy.matching;

/** A pattern that cannot be used, with the place and the reason. */
public final class InvalidPatternException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String pattern;
    private final int position;
    private final String reason;

    InvalidPatternException(String pattern, int position, String reason) {
        super("Invalid pattern '" + pattern + "' at position " + position + ": " + reason);
        this.pattern = pattern;
        this.position = position;
        this.reason = reason;
    }

    /** The pattern as it was given. */
    public String pattern() {
        return pattern;
    }

    /** Index of the first character that is wrong, counted in UTF-16 units from 0. */
    public int position() {
        return position;
    }

    /** What is wrong there, in words for its author. */
    public String reason() {
        return reason;
    }
}
