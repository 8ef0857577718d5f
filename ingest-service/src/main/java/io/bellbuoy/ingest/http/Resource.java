package io.bellbuoy.ingest.http;

import java.util.List;

/** A part of the API. Made once, used by all listeners. */
public interface Resource {

    /** What can be asked for, the more particular paths before those that match them too. */
    List<Operation> operations();
}
