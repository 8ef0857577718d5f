package io.bellbuoy.ingest.http;

import io.bellbuoy.kit.config.LoadConfig;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections of one listener: no more of them, with those of the others, than there may be, and none that waits for ever.
 * For the listener's event loop.
 */
final class Connections {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final AtomicInteger open;
    private final LoadConfig load;
    private final Metrics metrics;

    /** Since when, the longest first. */
    private final Map<HttpConnection, Long> waiting = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param open how many there are, at all listeners
     */
    Connections(AtomicInteger open, LoadConfig load, Metrics metrics) {
        this.open = open;
        this.load = load;
        this.metrics = metrics;
    }

    /** Looks after those that wait, for as long as the listener is there. */
    void watch(Vertx vertx) {
        vertx.setPeriodic(LOOK_AGAIN.toMillis(), tick -> closeIdle());
    }

    /** Takes a connection, or closes it. */
    void opened(HttpConnection connection) {
        boolean isOneTooMany = open.incrementAndGet() > load.maxConnections();
        connection.closeHandler(closed -> {
            open.decrementAndGet();
            waiting.remove(connection);
        });
        waiting.put(connection, System.nanoTime());
        if (isOneTooMany) {
            close(connection, "connections");
        }
    }

    /** Headers have arrived, all of them: until the answer it is not the caller who is waited for. */
    void asked(RoutingContext request) {
        HttpConnection connection = request.request().connection();
        waiting.remove(connection);
        request.addEndHandler(ended -> {
            if (ended.succeeded()) {
                waiting.put(connection, System.nanoTime());
            }
        });
        request.next();
    }

    /** Bytes alone are no excuse: who sends a header a byte at a time would otherwise keep a connection for hours. */
    private void closeIdle() {
        long latest = System.nanoTime() - load.idleTimeout().toNanos();
        List<HttpConnection> idle = waiting.entrySet().stream()
                .takeWhile(since -> since.getValue() - latest < 0)
                .map(Map.Entry::getKey)
                .toList();
        idle.forEach(connection -> close(connection, "idle-timeout"));
    }

    private void close(HttpConnection connection, String limit) {
        metrics.counter(Metric.OVERLOAD, limit).increment();
        connection.close();
    }
}
