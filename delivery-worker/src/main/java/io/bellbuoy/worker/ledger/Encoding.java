package io.bellbuoy.worker.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** A way to write a set of completed offsets, counted from the commit point. */
enum Encoding {

    /** One bit an offset: the shorter one when open and completed alternate. */
    BITS("b") {
        @Override
        byte[] encode(BitSet completed) {
            return completed.toByteArray();
        }

        @Override
        BitSet decode(byte[] bytes) {
            return BitSet.valueOf(bytes);
        }
    },

    /** How many are open, how many then completed, and so on, as varints: the shorter one when few are open. */
    RUNS("r") {
        @Override
        byte[] encode(BitSet completed) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int end = 0;
            while (end < completed.length()) {
                int start = completed.nextSetBit(end);
                writeVarint(start - end, out);
                end = completed.nextClearBit(start);
                writeVarint(end - start, out);
            }
            return out.toByteArray();
        }

        @Override
        BitSet decode(byte[] bytes) {
            BitSet completed = new BitSet();
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int end = 0;
            while (in.hasRemaining()) {
                int start = checked(end + readVarint(in));
                end = checked(start + readVarint(in));
                completed.set(start, end);
            }
            return completed;
        }
    };

    private static final int VARINT_BITS = 7;
    private static final int LONGEST_VARINT = 3 * VARINT_BITS;

    private final String letter;

    Encoding(String letter) {
        this.letter = letter;
    }

    String letter() {
        return letter;
    }

    abstract byte[] encode(BitSet completed);

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when that is not what it was
     */
    abstract BitSet decode(byte[] bytes);

    private static void writeVarint(int value, ByteArrayOutputStream out) {
        int rest = value;
        while (rest >= 1 << VARINT_BITS) {
            out.write(rest | 1 << VARINT_BITS);
            rest >>>= VARINT_BITS;
        }
        out.write(rest);
    }

    private static int readVarint(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; shift < LONGEST_VARINT && in.hasRemaining(); shift += VARINT_BITS) {
            byte next = in.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("A varint has no end");
    }

    private static int checked(int span) {
        if (span > OffsetMap.MAX_SPAN) {
            throw new IllegalArgumentException("Runs reach " + span + " offsets far");
        }
        return span;
    }
}
