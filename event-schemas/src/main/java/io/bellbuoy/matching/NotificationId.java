package io.bellbuoy.matching;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The id of a notification: the same event and subscription always make the same one, on any instance, at any time. */
public final class NotificationId {

    private static final int BYTES = 16;

    private NotificationId() {}

    /** {@code ntf_} and 32 hexadecimal digits: the first half of a SHA-256 over the three names. */
    public static String of(String tenant, String eventId, String subscriptionId) {
        MessageDigest digest = sha256();
        for (String part : new String[] {tenant, eventId, subscriptionId}) {
            byte[] bytes = part.getBytes(UTF_8);
            // The length in front keeps ("ab", "c") and ("a", "bc") apart.
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
