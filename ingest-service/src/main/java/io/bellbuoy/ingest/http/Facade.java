package io.bellbuoy.ingest.http;

/** An API beside the native one, behind the same door, that tells of failures in its own way. */
public interface Facade extends Resource {

    /** What all of its paths match. */
    String path();

    /** How it tells of failures, those at the door included. */
    ErrorForm errors();
}
