package io.bellbuoy.worker.verdict;

import io.bellbuoy.delivery.Reason;
import org.jspecify.annotations.Nullable;

/** What came of a request: an HTTP status, or why there is none. */
public sealed interface Response {

    /**
     * The endpoint answered.
     *
     * @param retryAfter the header {@code Retry-After} as it came; null when there was none
     * @param wish the header {@code webhook-delivery} as it came; null when there was none
     */
    record Answered(int status, @Nullable String retryAfter, @Nullable String wish) implements Response {

        /** An answer that says nothing but its status. */
        public static Answered of(int status) {
            return new Answered(status, null, null);
        }
    }

    /**
     * There was no answer, or not even a request.
     *
     * @param detail one sentence for people; no payload and no secret
     */
    record Failed(Reason reason, String detail) implements Response {

        /** One of which there is nothing to say but the reason. */
        public static Failed because(Reason reason) {
            return new Failed(reason, reason.sentence());
        }
    }
}
