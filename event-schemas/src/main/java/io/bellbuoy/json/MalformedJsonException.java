package io.bellbuoy.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** A body that is not JSON, with the place where it stops being it. */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(int line, int column, String detail) {
        super("Malformed JSON at line " + line + ", column " + column + ": " + detail);
    }

    static MalformedJsonException of(JsonProcessingException failure) {
        JsonLocation at = failure.getLocation();
        boolean known = at != null && at.getLineNr() > 0;
        return new MalformedJsonException(
                known ? at.getLineNr() : 1, known ? at.getColumnNr() : 1, failure.getOriginalMessage());
    }
}
