package io.bellbuoy.ingest.jobs;

/** A job cannot be done, now or later; its message says to the one who asked for it why. */
final class JobFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobFailedException(String message) {
        super(message);
    }
}
