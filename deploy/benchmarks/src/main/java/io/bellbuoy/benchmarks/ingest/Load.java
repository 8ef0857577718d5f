package io.bellbuoy.benchmarks.ingest;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * The requests of one phase. At an even pace they are due whether or not those before them are answered: whoever cannot keep up
 * is not waited for, and every answer is timed from when its request was due. For one event loop.
 */
final class Load {

    /** More than the service takes in hand, and little enough for this process to hold. */
    private static final int MOST_OPEN = 5_000;

    private final HttpClient client;
    private final RequestOptions target;
    private final Shape shape;
    private final IntSupplier numbers;
    private final Answered answered;
    private final Tally tally = new Tally();
    private final Promise<Tally> done = Promise.promise();
    private Runnable next = () -> {};
    private boolean isOver;
    private int due;
    private int open;

    /**
     * Requests yet to be made.
     *
     * @param numbers gives each request its own
     */
    Load(HttpClient client, RequestOptions target, Shape shape, IntSupplier numbers, Answered answered) {
        this.client = client;
        this.target = target;
        this.shape = shape;
        this.numbers = numbers;
        this.answered = answered;
    }

    /** So many a second, come what may. Completes when all are answered. */
    Future<Tally> offer(Vertx vertx, double perSecond, Duration length) {
        long start = System.nanoTime();
        vertx.setPeriodic(1, timer -> {
            long now = System.nanoTime();
            for (long at = start + dueAfter(perSecond); !isOver && at <= now; at = start + dueAfter(perSecond)) {
                due++;
                sendOrNot(at);
            }
            endAfter(vertx, timer, start, length);
        });
        return done.future();
    }

    /** So many at a time, each after the answer to the one before it. Completes when all are answered. */
    Future<Tally> saturate(Vertx vertx, int atATime, Duration length) {
        long start = System.nanoTime();
        next = () -> send(System.nanoTime());
        for (int i = 0; i < atATime; i++) {
            next.run();
        }
        vertx.setPeriodic(1, timer -> endAfter(vertx, timer, start, length));
        return done.future();
    }

    private long dueAfter(double perSecond) {
        return (long) (due * 1e9 / perSecond);
    }

    private void endAfter(Vertx vertx, long timer, long start, Duration length) {
        if (System.nanoTime() - start > length.toNanos()) {
            isOver = true;
            vertx.cancelTimer(timer);
            endIfAllAnswered();
        }
    }

    private void sendOrNot(long dueNanos) {
        if (open < MOST_OPEN) {
            send(dueNanos);
        } else {
            tally.notSent();
        }
    }

    private void send(long dueNanos) {
        int number = numbers.getAsInt();
        open++;
        client.request(target)
                .compose(request -> request.send(shape.body(number)))
                .onComplete(answer -> answered(number, dueNanos, answer));
    }

    private void answered(int number, long dueNanos, AsyncResult<HttpClientResponse> answer) {
        open--;
        Integer status = answer.succeeded() ? answer.result().statusCode() : null;
        if (tally.answered(status, System.nanoTime() - dueNanos)) {
            answered.add(number, shape.events());
        }
        if (isOver) {
            endIfAllAnswered();
        } else {
            next.run();
        }
    }

    private void endIfAllAnswered() {
        if (open == 0) {
            done.tryComplete(tally);
        }
    }
}
