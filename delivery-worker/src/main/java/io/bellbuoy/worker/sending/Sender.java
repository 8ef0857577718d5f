package io.bellbuoy.worker.sending;

import io.bellbuoy.worker.verdict.Response;
import io.vertx.core.Future;

/** Sends a request. */
public interface Sender {

    /** What came of the request. Whether failures are values or failed futures is the implementation's to say. */
    Future<Response> send(Request request);
}
