package io.bellbuoy.worker.verdict;

import io.bellbuoy.delivery.Fault;
import io.bellbuoy.delivery.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with its reason.
 *
 * @param status the HTTP status answered; null when none came
 * @param detail one sentence for people; null when status and reason say all
 * @param leastPause how long the endpoint has to be left alone at least, by its own wish or for its own good; zero when
 *     the schedule alone decides
 */
public record Judgement(
        Verdict verdict, Reason reason, @Nullable Integer status, @Nullable String detail, Duration leastPause) {

    /** The same of what was only to be tried: nobody tries it again, or keeps it for that. */
    public Judgement ofTest() {
        return verdict == Verdict.DELIVERED
                ? this
                : new Judgement(Verdict.DISCARDED, reason, status, detail, Duration.ZERO);
    }

    /** How long nothing at all should go to the endpoint: it has said so itself. */
    public Duration endpointPause() {
        return status == null ? Duration.ZERO : leastPause;
    }

    /** Whether the endpoint failed, as opposed to us or to nobody. */
    public boolean isEndpointFailure() {
        return reason.fault() == Fault.CUSTOMER;
    }
}
