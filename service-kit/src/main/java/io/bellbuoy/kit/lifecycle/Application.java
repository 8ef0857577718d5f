package io.bellbuoy.kit.lifecycle;

import io.bellbuoy.kit.logging.LogKeys;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a service until the process is told to end (SIGTERM, SIGINT) or the service breaks down.
 *
 * <p>The JVM ends when its shutdown hooks do, so ours waits for the main thread, which stops the service. After a signal
 * the JVM exits with 128 + the signal's number, whatever {@link #run} returned.
 */
public final class Application {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Service service;
    private final Consumer<Thread> shutdownHooks;
    private final CompletableFuture<ExitCode> ending = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    public Application(Service service) {
        this(service, Runtime.getRuntime()::addShutdownHook);
    }

    Application(Service service, Consumer<Thread> shutdownHooks) {
        this.service = service;
        this.shutdownHooks = shutdownHooks;
    }

    /** Starts, waits, stops. Failures are logged with their stack traces. Called once, by the main thread. */
    public ExitCode run() {
        shutdownHooks.accept(new Thread(this::endOnSignal, "shutdown"));
        try {
            return start() ? stop(ending.join()) : ExitCode.FAILED;
        } finally {
            ended.countDown();
        }
    }

    /** Ends the run as failed: for a part that cannot go on. Any thread may call, at any time. */
    public void fail(String reason, Throwable cause) {
        LOG.atError().addKeyValue(LogKeys.REASON, reason).setCause(cause).log("Broke down");
        ending.complete(ExitCode.FAILED);
    }

    /** True from the moment that the run is to end; a readiness check may ask. */
    public boolean isEnding() {
        return ending.isDone();
    }

    private void endOnSignal() {
        ending.complete(ExitCode.OK);
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean start() {
        try {
            service.start();
            return true;
        } catch (Exception e) {
            LOG.atError()
                    .addKeyValue(LogKeys.SERVICE, service.name())
                    .setCause(e)
                    .log("Could not start");
            return false;
        }
    }

    private ExitCode stop(ExitCode soFar) {
        LOG.atInfo().addKeyValue(LogKeys.SERVICE, service.name()).log("Stopping");
        try {
            service.stop();
            return soFar;
        } catch (Exception e) {
            LOG.atError()
                    .addKeyValue(LogKeys.SERVICE, service.name())
                    .setCause(e)
                    .log("Did not stop cleanly");
            return ExitCode.FAILED;
        }
    }
}
