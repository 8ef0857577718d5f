package io.bellbuoy.worker.verdict;

/** What came of a request: an HTTP status, or why there is none. */
public sealed interface Response {

    /** The endpoint answered. */
    record Answered(int status) implements Response {}

    /**
     * There was no answer, or not even a request.
     *
     * @param detail one sentence for people; no payload and no secret
     */
    record Failed(Reason reason, String detail) implements Response {}
}
