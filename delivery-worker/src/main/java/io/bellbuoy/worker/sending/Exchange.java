package io.bellbuoy.worker.sending;

import io.bellbuoy.worker.verdict.Response;
import io.bellbuoy.worker.verdict.Response.Answered;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way, which can be cut. It leaves its trail, and keeps nothing else of the response's body. Confined to
 * the event loop of its sender, on which Vert.x calls back whatever loop the connection has.
 */
final class Exchange {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.DELETE);

    private final Trail trail;
    private final int maxResponseBytes;
    private final Promise<Response> outcome = Promise.promise();
    private @Nullable HttpClientRequest request;

    Exchange(Trail trail, int maxResponseBytes) {
        this.trail = trail;
        this.maxResponseBytes = maxResponseBytes;
    }

    Future<Response> outcome() {
        return outcome.future();
    }

    /**
     * Sends the body and reads what comes back, unless it was cut before.
     *
     * @param started a request that has its connection
     * @param forwarded whether it is a proxy that answers
     */
    void start(HttpClientRequest started, Buffer body, boolean forwarded) {
        request = started;
        trail.connected(started.headers());
        if (outcome.future().isComplete()) {
            closeConnection();
        } else {
            send(started, body).onSuccess(response -> read(response, forwarded)).onFailure(this::cut);
        }
    }

    /** A length of 0 says that there is a body, which GET and DELETE have no place for, and POST has to say. */
    private static Future<HttpClientResponse> send(HttpClientRequest started, Buffer body) {
        boolean isWithoutBody = body.length() == 0 && WITHOUT_BODY.contains(started.getMethod());
        return isWithoutBody ? started.send() : started.send(body);
    }

    /** Ends it here, whatever has come so far: nothing of it uses the network any longer. */
    void cut(Throwable cause) {
        if (outcome.tryFail(cause)) {
            closeConnection();
        }
    }

    private void read(HttpClientResponse response, boolean forwarded) {
        trail.answered(response.headers());
        Answered answered = new Answered(
                response.statusCode(),
                response.getHeader(HttpHeaders.RETRY_AFTER),
                response.getHeader("webhook-delivery"));
        response.exceptionHandler(this::cut)
                .handler(data -> count(data, answered))
                .endHandler(end -> outcome.tryComplete(answered));
        if (forwarded && response.statusCode() == PROXY_AUTHENTICATION_REQUIRED) {
            cut(new ProxyFailedException("The proxy answered 407"));
        }
    }

    private void count(Buffer data, Answered answered) {
        trail.received(data);
        // The status has said what there was to say.
        if (trail.responseBytes() > maxResponseBytes && outcome.tryComplete(answered)) {
            closeConnection();
        }
    }

    /** Closes an HTTP/1 connection, resets the stream of an HTTP/2 one. */
    private void closeConnection() {
        if (request != null) {
            request.reset();
        }
    }
}
