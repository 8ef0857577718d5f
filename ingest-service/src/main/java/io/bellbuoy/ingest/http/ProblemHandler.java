package io.bellbuoy.ingest.http;

import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request that failed, however it failed, with a problem document or what else its API has for that. The outermost wrapper. */
final class ProblemHandler implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final Metrics metrics;
    private final SecurityHeaders headers;
    private final ErrorForm form;

    ProblemHandler(Metrics metrics, SecurityHeaders headers) {
        this(metrics, headers, new ProblemDocument());
    }

    private ProblemHandler(Metrics metrics, SecurityHeaders headers, ErrorForm form) {
        this.metrics = metrics;
        this.headers = headers;
        this.form = form;
    }

    /** The same, but the caller is told in another way. */
    ProblemHandler in(ErrorForm other) {
        return new ProblemHandler(metrics, headers, other);
    }

    @Override
    public void handle(RoutingContext request) {
        handle(request, request.statusCode());
    }

    /** Answers one of which Vert.x says nothing but what it thinks of it, because no handler was asked yet. */
    void handle(RoutingContext request, int status) {
        // The caller has hung up before all of the body was here: nobody is left to be answered.
        if (request.failure() instanceof HttpClosedException) {
            return;
        }
        Problem problem = Failures.problem(request.failure(), status);
        count(problem);
        if (problem.status() == 500) {
            LOG.atError()
                    .addKeyValue(LogKeys.REASON, "a bug of ours")
                    .setCause(request.failure())
                    .log("Could not answer a request");
        }
        if (!request.response().headWritten()) {
            headers.addTo(request.response());
            problem.headers().forEach(request.response()::putHeader);
        }
        Json.answer(request, problem.status(), form.mediaType(), form.write(problem));
    }

    /** Answers what is not even HTTP, or has larger headers than it may. Where the next request begins, nobody knows. */
    void handleInvalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        boolean tooLong = cause instanceof TooLongHttpLineException;
        boolean tooLarge = cause instanceof TooLongHttpHeaderException;
        Problem problem = Failures.problem(null, tooLong ? 414 : tooLarge ? 431 : 400);
        count(problem);
        headers.addTo(request.response());
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType())
                .end(Buffer.buffer(form.write(problem)))
                .onComplete(ended -> request.connection().close());
    }

    private void count(Problem problem) {
        metrics.counter(Metric.REQUESTS_REFUSED, Integer.toString(problem.status()))
                .increment();
    }
}
