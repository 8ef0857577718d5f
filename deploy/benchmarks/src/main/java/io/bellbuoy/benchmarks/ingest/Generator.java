package io.bellbuoy.benchmarks.ingest;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Makes requests at the front door, on one event loop of this process. For one thread. */
final class Generator implements AutoCloseable {

    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final AtomicInteger numbers = new AtomicInteger();
    private final FrontDoor door;
    private final RequestOptions target;
    private final Answered answered;

    Generator(FrontDoor door, String token, Answered answered) {
        this.door = door;
        this.answered = answered;
        this.target = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(door.port())
                .setURI("/v1/tenants/acme/events")
                .putHeader("Content-Type", "application/json")
                .putHeader("Authorization", "Bearer " + token);
    }

    /** As much as the service takes from so many callers who wait for their answers. */
    Phase saturate(Shape shape, int atATime, Duration length) throws IOException, TimeoutException {
        return measure(shape, 0, length, load -> load.saturate(vertx, atATime, length));
    }

    /** So many requests a second. */
    Phase offer(Shape shape, double perSecond, Duration length) throws IOException, TimeoutException {
        return measure(shape, perSecond, length, load -> load.offer(vertx, perSecond, length));
    }

    private Phase measure(Shape shape, double perSecond, Duration length, Function<Load, Future<Tally>> run)
            throws IOException, TimeoutException {
        HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(shape.connections()));
        try {
            Duration before = door.processorTime();
            Promise<Tally> done = Promise.promise();
            Context eventLoop = vertx.getOrCreateContext();
            eventLoop.runOnContext(
                    begin -> run.apply(new Load(client, target, shape, numbers::getAndIncrement, answered))
                            .onComplete(done));
            Tally tally = done.future().await(length.plus(TO_ANSWER).toMillis(), TimeUnit.MILLISECONDS);
            return new Phase(
                    shape, perSecond, length, tally, door.processorTime().minus(before));
        } finally {
            client.close().await();
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
