package io.bellbuoy.kit.lifecycle;

import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.kit.topics.BadTopicsException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a service until the process is told to end (SIGTERM, SIGINT).
 *
 * <p>The JVM ends when its shutdown hooks do, so ours waits for the main thread, which stops the service. After a signal
 * the JVM exits with 128 + the signal's number, whatever {@link #run} returned.
 */
public final class Application {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Service service;
    private final Consumer<Thread> shutdownHooks;
    private final CompletableFuture<ExitCode> told = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    public Application(Service service) {
        this(service, Runtime.getRuntime()::addShutdownHook);
    }

    Application(Service service, Consumer<Thread> shutdownHooks) {
        this.service = service;
        this.shutdownHooks = shutdownHooks;
    }

    /** Starts, waits, stops. Failures are logged, with stack traces unless they are the operator's. For the main thread, once. */
    public ExitCode run() {
        shutdownHooks.accept(new Thread(this::endOnSignal, "shutdown"));
        try {
            return start().orElseGet(() -> stop(told.join()));
        } finally {
            ended.countDown();
        }
    }

    private void endOnSignal() {
        told.complete(ExitCode.OK);
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts, or says how the run ends. */
    private Optional<ExitCode> start() {
        try {
            service.start();
            return Optional.empty();
        } catch (ConfigException e) {
            return refuse(e, ExitCode.BAD_CONFIG);
        } catch (BadTopicsException e) {
            return refuse(e, ExitCode.BAD_TOPICS);
        } catch (Exception e) {
            LOG.atError()
                    .addKeyValue(LogKeys.SERVICE, service.name())
                    .setCause(e)
                    .log("Could not start");
            return Optional.of(ExitCode.FAILED);
        }
    }

    /** The message says what the operator has to mend; where in our code it was found is of no interest. */
    private Optional<ExitCode> refuse(Exception why, ExitCode exitCode) {
        LOG.atError()
                .addKeyValue(LogKeys.SERVICE, service.name())
                .addKeyValue(LogKeys.REASON, why.getMessage())
                .log("Could not start");
        return Optional.of(exitCode);
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
