package io.bellbuoy.ingest.http;

import io.bellbuoy.kit.config.LoadConfig;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Reads the bodies of requests, as long as there is room for them. Where there is none the answer is 503 at once, and the body
 * goes by unread: memory does not grow with what callers send, however much that is. Used by all listeners.
 */
final class BodyReader implements Handler<RoutingContext> {

    /** What is in hand is answered within a moment, or not for a while and then this is asked again. */
    private static final Map<String, String> RETRY_AFTER = Map.of("Retry-After", "1");

    private final InHand inHand;
    private final BooleanSupplier kafkaHasRoom;
    private final int maxBodyBytes;
    private final Duration timeout;
    private final Metrics metrics;
    private final BodyHandler reader;

    /**
     * A reader that begins with nothing in hand.
     *
     * @param kafkaHasRoom whether what is read could be sent
     */
    BodyReader(LoadConfig load, int maxBodyBytes, BooleanSupplier kafkaHasRoom, Metrics metrics) {
        this.inHand = new InHand(load.maxInHand(), load.maxInHandBytes());
        this.kafkaHasRoom = kafkaHasRoom;
        this.maxBodyBytes = maxBodyBytes;
        this.timeout = load.bodyTimeout();
        this.metrics = metrics;
        this.reader = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
        metrics.gauge(Metric.IN_HAND, inHand::requests);
        metrics.gauge(Metric.IN_HAND_BYTES, inHand::bytes);
    }

    @Override
    public void handle(RoutingContext request) {
        long size = size(request.request());
        Optional<String> full = kafkaHasRoom.getAsBoolean() ? inHand.take(size) : Optional.of("kafka");
        full.ifPresent(limit -> refuse(limit, 503, "There is no room for more requests at the moment", RETRY_AFTER));
        long timer = request.vertx().setTimer(timeout.toMillis(), elapsed -> giveUp(request));
        request.addEndHandler(ended -> {
            inHand.giveBack(size);
            request.vertx().cancelTimer(timer);
        });
        reader.handle(request);
    }

    /** What the body is said to be; the most that it may be where nothing is said. What says to be more is not read. */
    private long size(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Math.min(maxBodyBytes, Long.parseLong(length));
        }
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? maxBodyBytes : 0;
    }

    private void giveUp(RoutingContext request) {
        if (request.request().isEnded()) {
            return;
        }
        // The rest of it may never come, so nothing can follow it on this connection.
        request.addEndHandler(ended -> request.request().connection().close());
        try {
            refuse(
                    "body-timeout",
                    408,
                    "The body did not arrive within http.body-timeout",
                    Map.of(HttpHeaders.CONNECTION.toString(), "close"));
        } catch (ProblemException e) {
            request.fail(e);
        }
    }

    private void refuse(String limit, int status, String detail, Map<String, String> headers) {
        metrics.counter(Metric.OVERLOAD, limit).increment();
        throw new ProblemException(new Problem(status, detail, List.of(), headers));
    }
}
