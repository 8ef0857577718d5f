package io.bellbuoy.ingest.history.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** Writes keys of which RocksDB's order, that of their bytes, is the order wanted. */
final class KeyBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);

    /** A key of some kind: those of one kind stand together. */
    KeyBytes(char kind) {
        bytes.write(kind);
    }

    /** A text with its length before it, so that none is the beginning of another. */
    KeyBytes text(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
        return this;
    }

    /** A number, the largest first. */
    KeyBytes descending(long number) {
        bytes.writeBytes(
                ByteBuffer.allocate(Long.BYTES).putLong(Long.MAX_VALUE - number).array());
        return this;
    }

    /** A time, the newest first. */
    KeyBytes newestFirst(Instant time) {
        return descending(time.toEpochMilli());
    }

    Bytes toBytes() {
        return Bytes.wrap(bytes.toByteArray());
    }

    static boolean startsWith(Bytes prefix, Bytes key) {
        int length = prefix.get().length;
        return key.get().length >= length && Arrays.equals(key.get(), 0, length, prefix.get(), 0, length);
    }
}
