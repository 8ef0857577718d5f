package io.bellbuoy.ingest.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * The keys that requests came with lately, and what they came for. This instance's alone: it finds the callers' mistakes.
 * That a request which comes again does nothing again rests on the ids of its events, which are the same wherever it arrives.
 * Any thread may call.
 */
public final class IdempotencyKeys {

    private static final int MOST_KEYS = 50_000;

    private final Cache<ByteBuffer, ByteBuffer> requests;

    /**
     * Knows no key yet.
     *
     * @param window how long to remember one
     */
    public IdempotencyKeys(Duration window) {
        this.requests = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(window)
                .build();
    }

    /** Whether the tenant's key is new, or came with this very body before. */
    public boolean agrees(String tenant, String key, byte[] body) {
        ByteBuffer digest = digest(body);
        ByteBuffer first = requests.asMap().putIfAbsent(digest((tenant + "/" + key).getBytes(UTF_8)), digest);
        return first == null || first.equals(digest);
    }

    private static ByteBuffer digest(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
