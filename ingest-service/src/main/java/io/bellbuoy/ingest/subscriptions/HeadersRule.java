package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.endpoint.ReservedHeaders;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.Problems;
import java.util.regex.Pattern;

/** Additional headers are well-formed and leave alone those that the exchange itself or the signature needs. */
final class HeadersRule implements SubscriptionRule {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E]{0,4096}");
    private static final int MAX_HEADERS = 50;

    @Override
    public void check(Subscription subscription, Problems problems) {
        if (subscription.getEndpoint().getHeaders().size() > MAX_HEADERS) {
            problems.add("/endpoint/headers", "must be at most " + MAX_HEADERS);
        }
        subscription.getEndpoint().getHeaders().forEach((name, value) -> {
            String at = "/endpoint/headers/" + name.replace("~", "~0").replace("/", "~1");
            checkName(name, at, problems);
            if (!isValue(value)) {
                problems.add(at, "must be printable ASCII on one line, at most 4096 characters");
            }
        });
    }

    /** Whether a header can have the value: no line breaks, which would begin another header. */
    static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }

    /** Whether the name is one of a header that a subscription may set. */
    static void checkFree(String name, String at, Problems problems) {
        if (!TOKEN.matcher(name).matches()) {
            problems.add(at, "must have a header name of 1 to 100 token characters");
        } else if (ReservedHeaders.contains(name)) {
            problems.add(at, "must not be set: the header belongs to the delivery itself");
        }
    }

    private static void checkName(String name, String at, Problems problems) {
        checkFree(name, at, problems);
        if (name.equalsIgnoreCase("authorization")) {
            // A header is shown to whoever reads the subscription.
            problems.add(at, "must not be set: use /endpoint/authorization, which is never shown");
        }
    }
}
