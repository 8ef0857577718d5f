package io.bellbuoy.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The body of a request, known to be one JSON document in UTF-8. Remembers its bytes. For one thread. */
public final class JsonBody {

    private final byte[] bytes;
    private final JsonNode root;

    private JsonBody(byte[] bytes, JsonNode root) {
        this.bytes = bytes;
        this.root = root;
    }

    /**
     * Reads the bytes, which must not change afterwards.
     *
     * @throws MalformedJsonException when they are not exactly one JSON document in UTF-8
     */
    public static JsonBody parse(byte[] bytes) {
        refuseWideCharacters(bytes);
        try {
            JsonNode root = AvroJson.mapper().readTree(bytes);
            if (root.isMissingNode()) {
                throw new MalformedJsonException(1, 1, "there is no document");
            }
            if (Surrogates.mayBeIn(bytes) && Surrogates.areBroken(root)) {
                throw new MalformedJsonException(1, 1, "it has half of a surrogate pair, which is no character");
            }
            return new JsonBody(bytes, root);
        } catch (JsonProcessingException e) {
            throw MalformedJsonException.of(e);
        } catch (IOException e) {
            // The parser reports some invalid UTF-8 in this way, without a place.
            throw new MalformedJsonException(1, 1, "it is not valid UTF-8");
        }
    }

    /** Jackson would take UTF-16 and UTF-32 too; JSON on the wire is UTF-8, and positions in it count its bytes. */
    private static void refuseWideCharacters(byte[] bytes) {
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0) {
                throw new MalformedJsonException(1, 1, "it is not valid UTF-8");
            }
        }
    }

    /** The document. */
    public JsonNode root() {
        return root;
    }

    /** The document in the very bytes in which it came. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes);
    }

    /** The elements of a document that is an array, each in the very bytes in which it came. */
    public List<ByteBuffer> elements() {
        return elements(parser -> parser.nextToken() == JsonToken.START_ARRAY);
    }

    /** The elements of an array that is a field of the document, each in the very bytes in which it came. */
    public List<ByteBuffer> elementsOf(String field) {
        return elements(parser -> moveToArray(parser, field));
    }

    private List<ByteBuffer> elements(ToArray toArray) {
        List<ByteBuffer> elements = new ArrayList<>();
        try (JsonParser parser = AvroJson.mapper().createParser(bytes)) {
            if (!toArray.move(parser)) {
                return elements;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                // Exact for objects, which are what matters here; after a number the parser has looked ahead.
                int to = (int) parser.currentLocation().getByteOffset();
                elements.add(ByteBuffer.wrap(bytes, from, to - from).slice());
            }
            return elements;
        } catch (IOException e) {
            throw new UncheckedIOException("A document that was read once can be read again", e);
        }
    }

    /** Moves to the start of an array, if there is one where it looks. */
    private interface ToArray {
        boolean move(JsonParser parser) throws IOException;
    }

    private static boolean moveToArray(JsonParser parser, String field) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals(field)) {
                return value == JsonToken.START_ARRAY;
            }
            parser.skipChildren();
        }
        return false;
    }
}
