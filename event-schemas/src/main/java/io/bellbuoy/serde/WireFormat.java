package io.bellbuoy.serde;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * What precedes the Avro bytes: a zero byte, then the schema id in four, most significant first.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">Confluent's
 *     wire format</a>
 */
final class WireFormat {
    static final int HEADER_LENGTH = 1 + Integer.BYTES;
    private static final byte MAGIC = 0;

    private WireFormat() {}

    static void writeHeader(int schemaId, ByteArrayOutputStream out) {
        byte[] header =
                ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(schemaId).array();
        out.writeBytes(header);
    }

    static int schemaId(byte[] bytes) {
        if (bytes.length < HEADER_LENGTH) {
            throw new UnreadableRecordException(
                    "needs " + HEADER_LENGTH + " bytes for magic byte and schema id, has " + bytes.length);
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        byte magic = header.get();
        if (magic != MAGIC) {
            throw new UnreadableRecordException("starts with byte " + magic + ", not with magic byte " + MAGIC);
        }
        return header.getInt();
    }
}
