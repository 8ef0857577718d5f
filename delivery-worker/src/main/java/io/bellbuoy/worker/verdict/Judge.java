package io.bellbuoy.worker.verdict;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.worker.verdict.Response.Answered;
import io.bellbuoy.worker.verdict.Response.Failed;
import java.time.Duration;

/** Decides what a response means. Nobody else does. */
public final class Judge {

    /** An answer's header by which a receiver says stop: no more of this notification, or no more at all. */
    private static final String STOP = "abort-message";

    private static final String DISABLE = "disable";

    /** Who cannot keep up is left alone for longer than the first rung. */
    private static final Duration OVERLOAD_PAUSE = Duration.ofMinutes(1);

    private Judge() {}

    /** Judges an attempt. */
    public static Judgement judge(Response response, Terms terms) {
        if (response instanceof Answered answered) {
            Reason reason = reasonOf(answered);
            return new Judgement(
                    verdict(reason, terms), reason, answered.status(), null, pause(reason, answered, terms));
        }
        Failed failed = (Failed) response;
        Reason reason = failed.reason();
        Duration pause = reason == Reason.TIMEOUT ? OVERLOAD_PAUSE : Duration.ZERO;
        return new Judgement(verdict(reason, terms), reason, null, failed.detail(), pause);
    }

    private static Reason reasonOf(Answered answered) {
        int status = answered.status();
        if (DISABLE.equals(answered.wish())) {
            return Reason.ENDPOINT_GONE;
        }
        if (status >= 200 && status < 300) {
            return Reason.ACCEPTED;
        }
        return STOP.equals(answered.wish()) ? Reason.STOPPED : reasonOf(status);
    }

    private static Reason reasonOf(int status) {
        return switch (status) {
            case 408 -> Reason.REQUEST_TIMEOUT;
            case 410 -> Reason.ENDPOINT_GONE;
            case 425 -> Reason.TOO_EARLY;
            case 429 -> Reason.TOO_MANY_REQUESTS;
            default -> reasonOfClass(status / 100);
        };
    }

    private static Reason reasonOfClass(int statusClass) {
        return switch (statusClass) {
            case 3 -> Reason.REDIRECTED;
            case 4 -> Reason.REJECTED;
            case 5 -> Reason.SERVER_ERROR;
            default -> Reason.UNKNOWN_STATUS;
        };
    }

    private static Verdict verdict(Reason reason, Terms terms) {
        return switch (reason) {
            case ACCEPTED -> Verdict.DELIVERED;
            case SUBSCRIPTION_DELETED -> Verdict.DISCARDED;
            // The same request would fail in the same way, until someone changes the subscription and replays.
            case STOPPED,
                    ENDPOINT_GONE,
                    ENDPOINT_SUSPENDED,
                    REQUEST_INVALID,
                    HOST_REFUSED,
                    HTTPS_REQUIRED,
                    TLS_CONFIG_INVALID,
                    SECRET_MISSING,
                    SECRET_INVALID,
                    SIGNING_UNKNOWN,
                    FORMAT_UNKNOWN,
                    RENDERING_FAILED -> Verdict.DEAD;
            // Ours to mend, however long that takes: a key that is away may come back.
            case SECRET_UNREADABLE -> Verdict.RETRY;
            // A receiver that was set up wrongly gets put right; but who knows that theirs means no may say so.
            case REDIRECTED, REJECTED -> terms.rejectionIsFinal() ? Verdict.DEAD : again(terms);
            // All of these have been seen to mend by themselves; even a refused address, when DNS is put right.
            case REQUEST_TIMEOUT,
                    TOO_EARLY,
                    TOO_MANY_REQUESTS,
                    SERVER_ERROR,
                    UNKNOWN_STATUS,
                    TIMEOUT,
                    DNS_FAILED,
                    CONNECT_FAILED,
                    TLS_FAILED,
                    RESPONSE_BROKEN,
                    ADDRESS_REFUSED,
                    PROXY_UNKNOWN,
                    PROXY_FAILED,
                    INTERNAL_ERROR -> again(terms);
        };
    }

    private static Verdict again(Terms terms) {
        return terms.lastAttempt() ? Verdict.DEAD : Verdict.RETRY;
    }

    private static Duration pause(Reason reason, Answered answered, Terms terms) {
        Duration least = reason == Reason.TOO_MANY_REQUESTS ? OVERLOAD_PAUSE : Duration.ZERO;
        boolean mayAsk = answered.status() == 429 || answered.status() == 503;
        Duration asked = mayAsk ? RetryAfter.read(answered.retryAfter(), terms.now()) : Duration.ZERO;
        return asked.compareTo(least) > 0 ? asked : least;
    }
}
