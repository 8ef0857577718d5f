package io.bellbuoy.ingest.facade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Numbers for those who know things by numbers: the same for the same words, wherever and whenever. Positive, and of 53 bits,
 * which every reader of JSON takes exactly. Whoever stores something under one has to see that it is free.
 */
public final class NumericId {

    private static final int UNUSED_BITS = 11;

    private NumericId() {}

    /** The number of these words; none of them may have a line break. */
    public static long of(String... words) {
        byte[] digest = sha256(String.join("\n", words));
        return Math.max(1, ByteBuffer.wrap(digest).getLong() >>> UNUSED_BITS);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
