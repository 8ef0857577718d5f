package io.bellbuoy.dialect.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Go's {@code encoding/json} writes it: HTML's characters and the line separators escaped, escapes in lower case. Keys
 * stay in the order of the tree, which is that of Go's structs; Go sorts those of maps, and so must who makes the tree.
 *
 * @see <a href="https://pkg.go.dev/encoding/json#Marshal">Marshal</a>
 */
public final class GoJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectWriter COMPACT = MAPPER.writer().with(new Escapes());

    private GoJson() {}

    /** As {@code json.Marshal}: no space, no newline. */
    public static String compact(JsonNode json) {
        return text(COMPACT, json);
    }

    /** As {@code json.MarshalIndent} without a prefix. Empty objects and arrays stay on their line. */
    public static String indented(JsonNode json, String indent) {
        return text(COMPACT.with(new Indented(indent)), json);
    }

    private static String text(ObjectWriter writer, JsonNode json) {
        try {
            return writer.writeValueAsString(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
    }

    /** What Go escapes, as it spells it. */
    private static final class Escapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;
        private static final int ASCII = 128;
        private static final String NAMED = "\n\r\t";

        private final transient int[] ascii = ascii();

        private static int[] ascii() {
            int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
            for (char c = 0; c < ASCII; c++) {
                boolean unnamedControl = c < ' ' && NAMED.indexOf(c) < 0;
                boolean custom = unnamedControl || "<>&".indexOf(c) >= 0;
                if (custom) {
                    escapes[c] = ESCAPE_CUSTOM;
                }
            }
            return escapes;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return switch (c) {
                case '\b' -> new SerializedString("\\b");
                case '\f' -> new SerializedString("\\f");
                default -> isEscaped(c) ? new SerializedString(String.format("\\u%04x", c)) : null;
            };
        }

        private boolean isEscaped(int c) {
            boolean isSeparator = c == '\u2028' || c == '\u2029';
            return isSeparator || (c < ASCII && ascii[c] == ESCAPE_CUSTOM);
        }
    }

    /** Go's layout: a colon and one space, and nothing within what is empty. */
    private static final class Indented extends DefaultPrettyPrinter {

        private static final long serialVersionUID = 1L;

        private final String indent;

        Indented(String indent) {
            super(new Separators().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
            this.indent = indent;
            DefaultIndenter indenter = new DefaultIndenter(indent, "\n");
            indentObjectsWith(indenter);
            indentArraysWith(indenter);
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Indented(indent);
        }

        @Override
        public void writeEndObject(JsonGenerator json, int entries) throws IOException {
            _nesting--;
            if (entries > 0) {
                _objectIndenter.writeIndentation(json, _nesting);
            }
            json.writeRaw('}');
        }

        @Override
        public void writeEndArray(JsonGenerator json, int values) throws IOException {
            _nesting--;
            if (values > 0) {
                _arrayIndenter.writeIndentation(json, _nesting);
            }
            json.writeRaw(']');
        }
    }
}
