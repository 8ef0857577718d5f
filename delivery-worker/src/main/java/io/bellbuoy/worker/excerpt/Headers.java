package io.bellbuoy.worker.excerpt;

import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Headers as they are kept: names in lower case, and no more of them than anybody would look at. */
final class Headers {

    private static final int MAX_HEADERS = 50;
    private static final int MAX_NAME_CHARS = 64;
    private static final int MAX_VALUE_CHARS = 256;

    /** Of all others it is not known that they carry no secret. */
    private static final Set<String> HARMLESS = Set.of(
            "accept",
            "accept-encoding",
            "content-encoding",
            "content-length",
            "content-type",
            "host",
            "transfer-encoding",
            "user-agent",
            "webhook-id",
            "webhook-timestamp");

    /** What the names of further ones begin with. */
    private static final List<String> HARMLESS_FAMILIES =
            List.of("ce-", "x-harness-webhook-", "x-harness-artifact-registry-");

    /** What the names have in them of those that a receiver says to nobody but us. */
    private static final List<String> CONFIDENTIAL =
            List.of("auth", "cookie", "credential", "key", "password", "secret", "session", "signature", "token");

    private Headers() {}

    /** Whether what a subscription sends under this name may be shown. */
    static boolean isHarmless(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return HARMLESS.contains(lower) || HARMLESS_FAMILIES.stream().anyMatch(lower::startsWith);
    }

    /** Those of a request. */
    static Map<String, String> sent(Iterable<Map.Entry<String, String>> headers, SecretMask mask) {
        return kept(headers, Headers::isHarmless, mask::hide);
    }

    /** Those of a response. */
    static Map<String, String> received(MultiMap headers, SecretMask mask) {
        return kept(headers, name -> CONFIDENTIAL.stream().noneMatch(name::contains), mask::hide);
    }

    private static Map<String, String> kept(
            Iterable<Map.Entry<String, String>> headers, Predicate<String> isShown, UnaryOperator<String> mask) {
        Map<String, String> kept = new HashMap<>();
        for (Map.Entry<String, String> header : headers) {
            if (kept.size() == MAX_HEADERS) {
                break;
            }
            String name = header.getKey().toLowerCase(Locale.ROOT);
            String value = isShown.test(name) ? mask.apply(header.getValue()) : SecretMask.HIDDEN;
            kept.merge(start(name, MAX_NAME_CHARS), start(value, MAX_VALUE_CHARS), Headers::joined);
        }
        return kept;
    }

    private static String joined(String values, String value) {
        return start(values + ", " + value, MAX_VALUE_CHARS);
    }

    private static String start(String text, int maxChars) {
        return text.length() <= maxChars ? text : text.substring(0, maxChars - 1) + "…";
    }
}
