package io.bellbuoy.matching;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.topics.SubscriptionKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The id of a notification: the same event and subscription always make the same one, on any instance, at any time. */
public final class NotificationId {

    private static final int BYTES = 16;

    private NotificationId() {}

    /**
     * {@code ntf_} and 32 hexadecimal digits: the first half of a SHA-256 over the names of all that make it this one.
     *
     * @param tenant of the event, whose id is unique within it
     * @param subscription the one that wants it, of this tenant or of the platform
     */
    public static String of(String tenant, String eventId, SubscriptionKey subscription) {
        // The usual owner goes without saying, as it did before there was another: receivers remember ids.
        return tenant.equals(subscription.tenant())
                ? hash(tenant, eventId, subscription.id())
                : hash(tenant, eventId, subscription.tenant(), subscription.id());
    }

    private static String hash(String... names) {
        MessageDigest digest = sha256();
        for (String name : names) {
            byte[] bytes = name.getBytes(UTF_8);
            // The length in front keeps ("ab", "c") and ("a", "bc") apart, and three names from four.
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return "ntf_" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
