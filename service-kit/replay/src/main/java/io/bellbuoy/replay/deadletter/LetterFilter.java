package io.bellbuoy.replay.deadletter;

import io.bellbuoy.delivery.Fault;
import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.DeadLetter;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant. What is null does not matter; all the rest must hold.
 *
 * @param endpointHost host of the endpoint when the notification died, in any case; an IPv6 address in brackets
 * @param since died then or later
 * @param until died before then
 */
public record LetterFilter(
        @Nullable String tenant,
        @Nullable String subscription,
        @Nullable String endpointHost,
        @Nullable Reason reason,
        @Nullable Fault fault,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** All letters. */
    public static final LetterFilter ALL = new LetterFilter(null, null, null, null, null, null, null);

    private static final Pattern ORIGIN = Pattern.compile("https?://(.+):\\d+");

    /**
     * All letters of somebody.
     *
     * @param tenant null: of everybody
     * @param since died then or later; null: at any time
     */
    public static LetterFilter of(@Nullable String tenant, @Nullable Instant since) {
        return new LetterFilter(tenant, null, null, null, null, since, null);
    }

    /** Whether this letter is meant. */
    public boolean matches(DeadLetter letter) {
        return isAnyOr(tenant, letter.getNotification().getTenant())
                && isAnyOr(subscription, letter.getNotification().getSubscription())
                && (endpointHost == null || endpointHost.equalsIgnoreCase(host(letter.getEndpoint())))
                && (reason == null || reason.code().equals(letter.getReason()))
                && (fault == null || fault.code().equals(letter.getFault()))
                && (since == null || !letter.getDied().isBefore(since))
                && (until == null || letter.getDied().isBefore(until));
    }

    private static boolean isAnyOr(@Nullable String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }

    private static @Nullable String host(@Nullable String endpoint) {
        if (endpoint == null) {
            return null;
        }
        Matcher origin = ORIGIN.matcher(endpoint);
        return origin.matches() ? origin.group(1) : null;
    }
}
