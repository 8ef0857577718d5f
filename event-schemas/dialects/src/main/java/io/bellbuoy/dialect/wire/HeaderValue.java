package io.bellbuoy.dialect.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Attributes of CloudEvents as values of HTTP headers: percent-encoded wherever they are not plain ASCII. The SDK leaves that
 * to others.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3132-http-header-values">the
 *     binding</a>
 */
final class HeaderValue {

    private static final String HEX = "0123456789ABCDEF";

    private HeaderValue() {}

    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(UTF_8)) {
            boolean plain = b > ' ' && b < 0x7F && b != '"' && b != '%';
            if (plain) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt((b >> 4) & 0xF)).append(HEX.charAt(b & 0xF));
            }
        }
        return encoded.toString();
    }

    /** What is no percent-encoding stays as it is: not everybody encodes. */
    static String decoded(String value) {
        String text = unquoted(value);
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] == '%' ? octet(bytes, i + 1) : -1;
            decoded.write(octet < 0 ? bytes[i] : octet);
            i += octet < 0 ? 0 : 2;
        }
        return decoded.toString(UTF_8);
    }

    private static int octet(byte[] bytes, int at) {
        int high = at < bytes.length ? Character.digit(bytes[at], 16) : -1;
        int low = at + 1 < bytes.length ? Character.digit(bytes[at + 1], 16) : -1;
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : value;
    }
}
