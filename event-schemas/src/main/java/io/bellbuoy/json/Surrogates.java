package io.bellbuoy.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;

/**
 * Characters beyond the first 65,536, which Java writes as pairs. Half a pair is no character: JSON can spell it and UTF-8
 * cannot, so whatever takes it in can never tell it again (RFC 8259, section 8.2).
 */
final class Surrogates {

    private Surrogates() {}

    /** Whether a document may have any, judged by its bytes: an escape that begins with {@code \\uD} of 8 or more, or CESU-8. */
    static boolean mayBeIn(byte[] utf8) {
        for (int i = 0; i + 3 < utf8.length; i++) {
            boolean isEscape =
                    utf8[i] == '\\' && utf8[i + 1] == 'u' && (utf8[i + 2] | 0x20) == 'd' && utf8[i + 3] > '7';
            boolean isRaw = utf8[i] == (byte) 0xED && (utf8[i + 1] & 0xFF) >= 0xA0;
            if (isEscape || isRaw) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name or a text in the document has half a pair. In loops: a document may be nested deeper than streams can be. */
    static boolean areBroken(JsonNode node) {
        if (node.isTextual()) {
            return areBroken(node.textValue());
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            if (areBroken(names.next())) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (areBroken(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areBroken(String text) {
        return text.codePoints()
                .anyMatch(character -> character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }
}
