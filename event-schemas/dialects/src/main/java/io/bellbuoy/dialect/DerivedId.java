package io.bellbuoy.dialect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Ids for events whose source gives them none. The same bytes get the same id, so that what the source delivers again does
 * not notify twice.
 */
public final class DerivedId {

    /** Longer than any registry goes on retrying, short enough for an artifact to be pushed again with the same words. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int BYTES = 16;

    private DerivedId() {}

    /** For events that say when they happened: equal words are the same event. */
    public static String of(Arrival arrival, ByteBuffer event) {
        return of(arrival.tenant(), event);
    }

    /**
     * For events that do not say when they happened: equal words within five minutes of the clock are the same event. A
     * retry across the border of two such windows notifies twice, which is the lesser harm: nothing is lost.
     */
    public static String withinWindow(Arrival arrival, ByteBuffer event) {
        return of(arrival.tenant() + "/" + window(arrival.received()), event);
    }

    /**
     * Either, by whether the event says when it happened.
     *
     * @param time when it happened, if it says so
     */
    public static String of(Arrival arrival, ByteBuffer event, @Nullable Instant time) {
        return time == null ? withinWindow(arrival, event) : of(arrival, event);
    }

    /**
     * For events of a request that its sender has given a key: equal words under one key are the same event.
     *
     * @param key with the event's place in the request
     */
    public static String underKey(Arrival arrival, String key, String event) {
        return of(arrival.tenant() + "/key/" + key, StandardCharsets.UTF_8.encode(event));
    }

    private static long window(Instant received) {
        return received.getEpochSecond() / WINDOW.toSeconds();
    }

    private static String of(String salt, ByteBuffer event) {
        MessageDigest sha256 = sha256();
        sha256.update(salt.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        sha256.update(event.duplicate());
        return "evt_" + HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
