package io.bellbuoy.benchmarks;

import java.util.Locale;

/** Numbers as people read them, the same on every machine. */
public final class Figures {

    private Figures() {}

    /** For a table: thousands apart. */
    public static String grouped(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** For the last line: digits only. */
    public static String whole(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }

    /** Two places behind the point. */
    public static String fine(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
