package io.bellbuoy.ingest.http;

/** How failures are told to those who call an API. */
public interface ErrorForm {

    /** Media type of what is written. */
    default String mediaType() {
        return Json.MEDIA_TYPE;
    }

    /** The body of the answer to a request that failed. */
    byte[] write(Problem problem);
}
