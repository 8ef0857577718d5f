package io.bellbuoy.ingest.history;

import io.bellbuoy.kit.lifecycle.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;

/** A few threads that may wait for the disk and the schema registry, as event loops may not. */
final class Waiting implements Service {

    private static final int THREADS = 4;

    private final WorkerExecutor threads;

    Waiting(Vertx vertx) {
        this.threads = vertx.createSharedWorkerExecutor("bellbuoy-history", THREADS);
    }

    /** Completes with what the work came to. */
    <T> Future<T> on(Callable<T> work) {
        return threads.executeBlocking(work, false);
    }

    @Override
    public String name() {
        return "history readers";
    }

    @Override
    public void start() {
        // They are there.
    }

    @Override
    public void stop() {
        threads.close();
    }
}
