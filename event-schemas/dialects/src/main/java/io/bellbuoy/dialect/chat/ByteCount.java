package io.bellbuoy.dialect.chat;

import java.util.Locale;

/** Numbers of bytes for people. */
final class ByteCount {

    private static final String UNITS = "KMGTPE";
    private static final int STEP = 1_024;

    private ByteCount() {}

    /** Rounded to the largest unit that it fills: {@code 1.2 KiB}. */
    static String readable(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        int unit = (Long.SIZE - 1 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %ciB", bytes / Math.pow(STEP, unit), UNITS.charAt(unit - 1));
    }
}
