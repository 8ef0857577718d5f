package io.bellbuoy.ingest.jobs;

/** A job shall not be gone on with, here at least. */
final class CutShortException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CutShortException() {
        super("cut short", null, false, false);
    }
}
