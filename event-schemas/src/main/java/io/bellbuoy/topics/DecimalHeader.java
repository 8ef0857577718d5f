package io.bellbuoy.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A header whose value is a whole number in decimal. */
public final class DecimalHeader {

    private DecimalHeader() {}

    /** Empty where there is none that can be read. */
    public static OptionalLong read(String name, Headers headers) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(new String(header.value(), UTF_8)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Instead of what the header held before. */
    public static void write(String name, long number, Headers headers) {
        headers.remove(name);
        headers.add(name, Long.toString(number).getBytes(UTF_8));
    }
}
