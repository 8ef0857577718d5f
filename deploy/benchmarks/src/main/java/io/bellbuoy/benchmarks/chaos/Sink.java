package io.bellbuoy.benchmarks.chaos;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A receiver as they are: most answers come after a few milliseconds, some after a second, some are a 500. It remembers every
 * request by the {@code webhook-id}, and tells workers apart by their {@code User-Agent}. Any thread may call.
 */
final class Sink implements AutoCloseable {

    /** In a hundred. */
    private static final int FAILURES = 3;

    private static final int SLOW = 2;

    private static final long PATIENCE_SECONDS = 30;

    private final Vertx vertx;
    private final HttpServer server;
    private final Map<String, Queue<Sighting>> byWorker = new ConcurrentHashMap<>();

    private Sink(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /** Starts it; chance decides over each answer. */
    static Sink start(SplittableRandom random) throws TimeoutException {
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer();
        Sink sink = new Sink(vertx, server);
        // One event loop has the server, and so the random.
        server.requestHandler(request -> sink.receive(request, random))
                .listen(0, "127.0.0.1")
                .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return sink;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** All requests so far. */
    List<Sighting> sightings() {
        return byWorker.values().stream().flatMap(Queue::stream).toList();
    }

    /** How many requests this worker has made. */
    int requests(String worker) {
        return visits(worker).size();
    }

    /** When this worker made its first. */
    Optional<Instant> first(String worker) {
        return Optional.ofNullable(visits(worker).peek()).map(Sighting::at);
    }

    private Queue<Sighting> visits(String worker) {
        return byWorker.computeIfAbsent(worker, name -> new ConcurrentLinkedQueue<>());
    }

    private void receive(HttpServerRequest request, SplittableRandom random) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String worker = request.getHeader("user-agent");
        visits(worker).add(new Sighting(request.getHeader("webhook-id"), worker, now));
        int chance = random.nextInt(100);
        int status = chance < FAILURES ? 500 : 204;
        int millis = chance >= 100 - SLOW ? random.nextInt(500, 1_500) : random.nextInt(1, 40);
        vertx.setTimer(millis, due -> request.response().setStatusCode(status).end());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
