package io.bellbuoy.worker.verdict;

import io.bellbuoy.worker.verdict.Response.Answered;
import io.bellbuoy.worker.verdict.Response.Failed;

/** Decides what a response means. Nobody else does. */
public final class Judge {

    private static final int GONE = 410;

    private Judge() {}

    /**
     * Judges an attempt.
     *
     * @param lastAttempt whether the subscription allows no further one
     */
    public static Judgement judge(Response response, boolean lastAttempt) {
        if (response instanceof Answered answered) {
            Reason reason = reasonOf(answered.status());
            return new Judgement(verdict(reason, lastAttempt), reason, answered.status(), null);
        }
        Failed failed = (Failed) response;
        return new Judgement(verdict(failed.reason(), lastAttempt), failed.reason(), null, failed.detail());
    }

    private static Reason reasonOf(int status) {
        if (status >= 200 && status < 300) {
            return Reason.ACCEPTED;
        }
        return status == GONE ? Reason.ENDPOINT_GONE : Reason.HTTP_STATUS;
    }

    private static Verdict verdict(Reason reason, boolean lastAttempt) {
        return switch (reason) {
            case ACCEPTED -> Verdict.DELIVERED;
            case SUBSCRIPTION_DELETED -> Verdict.DISCARDED;
            // The same request would fail in the same way, until someone changes the subscription and replays.
            case ENDPOINT_GONE, REQUEST_INVALID, SECRET_MISSING, SECRET_INVALID, FORMAT_UNKNOWN, RENDERING_FAILED ->
                Verdict.DEAD;
            // All of these have been seen to mend by themselves; even a refused address, when DNS is put right.
            case HTTP_STATUS,
                    TIMEOUT,
                    DNS_FAILED,
                    CONNECT_FAILED,
                    TLS_FAILED,
                    RESPONSE_BROKEN,
                    ADDRESS_REFUSED,
                    INTERNAL_ERROR -> lastAttempt ? Verdict.DEAD : Verdict.RETRY;
        };
    }
}
