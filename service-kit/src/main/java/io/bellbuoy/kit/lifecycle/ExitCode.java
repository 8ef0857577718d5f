package io.bellbuoy.kit.lifecycle;

/** What the process says to whoever started it. Only the launcher exits. */
public enum ExitCode {
    /** Did what was asked; for a service: ran and was stopped. */
    OK(0),
    /** Could not start, broke down, or did not stop cleanly. */
    FAILED(1),
    /** The configuration or the command line is wrong; starting again will not help. */
    BAD_CONFIG(2),
    /** The topics are missing or do not fit; see the {@code topics} command. */
    BAD_TOPICS(3),
    /** The API refused what was asked for, or there is no such thing; asking again will not help. */
    REFUSED(4);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    /** The number for {@link System#exit}. */
    public int value() {
        return value;
    }
}
