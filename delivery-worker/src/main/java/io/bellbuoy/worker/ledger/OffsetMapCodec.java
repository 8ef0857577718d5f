package io.bellbuoy.worker.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Writes an {@link OffsetMap} into a commit's metadata: {@code bb1} for Bellbuoy, version 1; a letter for the
 * {@link Encoding}, whichever is the shorter; in Base64 a checksum and the completed offsets. Nothing beyond the commit
 * point is an empty text.
 *
 * <p>How long that is, of 10,000 offsets: 14 characters when the first is open and all others are complete, 68 with 16 open
 * at random, 688 with 256, and 1,676 whatever the pattern. Kafka takes 4,096, which are at least 24,500 offsets. Text of
 * more bits a character would hold more, but not every broker counts in characters.
 *
 * <p>A map that says too much would lose records, so the checksum covers what the map belongs to as well, its commit point
 * and its log: mirroring tools copy metadata to clusters where the same offsets are other records.
 *
 * <p>Pure; any thread may call.
 */
public final class OffsetMapCodec {

    private static final String MAGIC = "bb1";
    private static final Base64.Encoder TO_TEXT = Base64.getEncoder().withoutPadding();

    /** Kafka's default for {@code offset.metadata.max.bytes}, which it compares with the number of characters. */
    private static final int MAX_LENGTH = 4096;

    private static final int PREFIX_LENGTH = MAGIC.length() + 1;

    /** How many offsets fit whatever their pattern, as {@link Encoding#BITS}. */
    static final int MAX_BITS = ((MAX_LENGTH - PREFIX_LENGTH) * 3 / 4 - Integer.BYTES) * Byte.SIZE;

    private final String log;

    /**
     * A codec.
     *
     * @param log names what the offsets count; maps of another are refused
     */
    public OffsetMapCodec(String log) {
        this.log = log;
    }

    /** Writes. What does not fit is cut short: the map then remembers less, and more is done twice. */
    public String encode(OffsetMap map) {
        if (map.completed().isEmpty()) {
            return "";
        }
        String shortest = shortest(map.commitPoint(), map.completed());
        return shortest.length() <= MAX_LENGTH
                ? shortest
                : shortest(map.commitPoint(), map.completed().get(0, MAX_BITS));
    }

    /** Reads what was committed with this offset; empty when the metadata is not ours, or is damaged. */
    public Optional<OffsetMap> decode(long commitPoint, String metadata) {
        if (metadata.isEmpty()) {
            return Optional.of(OffsetMap.upTo(commitPoint));
        }
        return Stream.of(Encoding.values())
                .filter(encoding -> metadata.startsWith(MAGIC + encoding.letter()))
                .findFirst()
                .flatMap(encoding -> decode(commitPoint, metadata.substring(PREFIX_LENGTH), encoding));
    }

    private String shortest(long commitPoint, BitSet completed) {
        return Stream.of(Encoding.values())
                .map(encoding -> text(commitPoint, completed, encoding))
                .min(Comparator.comparing(String::length))
                .orElseThrow();
    }

    private String text(long commitPoint, BitSet completed, Encoding encoding) {
        byte[] bytes = encoding.encode(completed);
        ByteBuffer content = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(checksum(commitPoint, bytes))
                .put(bytes);
        return MAGIC + encoding.letter() + TO_TEXT.encodeToString(content.array());
    }

    private Optional<OffsetMap> decode(long commitPoint, String text, Encoding encoding) {
        try {
            ByteBuffer content = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            int checksum = content.getInt();
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            return checksum == checksum(commitPoint, bytes)
                    ? Optional.of(new OffsetMap(commitPoint, encoding.decode(bytes)))
                    : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private int checksum(long commitPoint, byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(log.getBytes(UTF_8));
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(commitPoint).flip());
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
