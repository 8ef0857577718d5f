package io.bellbuoy.dialect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Newline-delimited JSON: one document a line. */
public final class JsonLines {

    /** What it is called in content types. */
    public static final String MEDIA_TYPE = "application/x-ndjson";

    private JsonLines() {}

    /** The lines that are not blank, without their ends; each a copy. UTF-8 has no newline within a character. */
    public static List<byte[]> of(ByteBuffer body) {
        List<byte[]> lines = new ArrayList<>();
        ByteBuffer rest = body.duplicate();
        while (rest.hasRemaining()) {
            byte[] line = next(rest);
            if (!isBlank(line)) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static byte[] next(ByteBuffer rest) {
        int end = rest.position();
        while (end < rest.limit() && rest.get(end) != '\n') {
            end++;
        }
        byte[] line = new byte[end - rest.position()];
        rest.get(line);
        if (rest.hasRemaining()) {
            rest.get();
        }
        return line;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
