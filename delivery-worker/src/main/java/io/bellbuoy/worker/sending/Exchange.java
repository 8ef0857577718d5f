package io.bellbuoy.worker.sending;

import io.bellbuoy.worker.verdict.Response;
import io.bellbuoy.worker.verdict.Response.Answered;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way, which can be cut. It is also the codec of its response: it counts the body and keeps none of
 * it. Confined to the event loop of its sender, on which Vert.x calls back whatever loop the connection has.
 */
final class Exchange implements BodyCodec<Void>, BodyStream<Void> {

    private final int maxResponseBytes;
    private final Promise<Response> outcome = Promise.promise();
    private final Promise<Void> bodyRead = Promise.promise();
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;
    private long bytesRead;

    Exchange(int maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    Future<Response> outcome() {
        return outcome.future();
    }

    /** The request has its connection. Too late for an exchange that was cut before. */
    void requestStarted(HttpClientRequest started) {
        request = started;
        if (outcome.future().isComplete()) {
            closeConnection();
        }
    }

    void responseStarted(HttpClientResponse started) {
        response = started;
    }

    /** The whole response has come. */
    void answered() {
        if (response != null) {
            outcome.tryComplete(new Answered(
                    response.statusCode(),
                    response.getHeader(HttpHeaders.RETRY_AFTER),
                    response.getHeader("webhook-delivery")));
        }
    }

    /** Ends it here, whatever has come so far: nothing of it uses the network any longer. */
    void cut(Throwable cause) {
        if (outcome.tryFail(cause)) {
            closeConnection();
        }
    }

    @Override
    public BodyStream<Void> stream() {
        return this;
    }

    @Override
    public Future<Void> result() {
        return bodyRead.future();
    }

    @Override
    public Future<Void> write(Buffer data) {
        bytesRead += data.length();
        if (bytesRead > maxResponseBytes && response != null) {
            // The status has said what there was to say.
            answered();
            closeConnection();
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> end() {
        bodyRead.tryComplete();
        return Future.succeededFuture();
    }

    /** The response broke off. */
    @Override
    public void handle(Throwable failure) {
        bodyRead.tryFail(failure);
    }

    @Override
    public Exchange exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public Exchange setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public Exchange drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }

    /** Closes an HTTP/1 connection, resets the stream of an HTTP/2 one. */
    private void closeConnection() {
        if (request != null) {
            request.reset();
        }
    }
}
