package io.bellbuoy.endpoint;

import java.util.Locale;
import java.util.Set;

/** The headers of a webhook that no subscription may set, because the delivery itself does. */
public final class ReservedHeaders {

    /** Standard Webhooks' own. */
    private static final String WEBHOOK = "webhook-";

    private static final Set<String> NAMES = Set.of(
            // Where one request ends and the next begins, and how its body is to be read.
            "host",
            "content-length",
            "content-encoding",
            "expect",
            // Hop by hop: RFC 9110, section 7.6.1.
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private ReservedHeaders() {}

    /** Whether the header is reserved; names are the same in any case. */
    public static boolean contains(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(WEBHOOK) || NAMES.contains(lower);
    }
}
