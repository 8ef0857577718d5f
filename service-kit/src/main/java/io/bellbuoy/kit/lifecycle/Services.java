package io.bellbuoy.kit.lifecycle;

import io.bellbuoy.kit.logging.LogKeys;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services as one: started in the order given, stopped in reverse.
 *
 * <p>A failure while starting stops what had started. A failure while stopping does not keep the others from stopping.
 * The first failure is thrown, the rest are suppressed in it. Any thread may call; calls wait for each other.
 */
public final class Services implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final String name;
    private final List<Service> inOrder;
    private final Deque<Service> started = new ArrayDeque<>();
    private State state = State.NEW;

    public Services(String name, List<? extends Service> inOrder) {
        this.name = name;
        this.inOrder = List.copyOf(inOrder);
    }

    @Override
    public String name() {
        return name;
    }

    /** Starts each in turn. */
    @Override
    public synchronized void start() throws Exception {
        if (state == State.STARTED) {
            return;
        }
        if (state == State.STOPPED) {
            throw new IllegalStateException(name + " was stopped and does not start again");
        }
        state = State.STARTED;
        for (Service service : inOrder) {
            start(service);
        }
    }

    /** Stops whatever had started, the last first. */
    @Override
    public synchronized void stop() throws Exception {
        state = State.STOPPED;
        Exception failure = stopStarted(null);
        if (failure != null) {
            throw failure;
        }
    }

    private void start(Service service) throws Exception {
        try {
            service.start();
            started.push(service);
            LOG.atInfo().addKeyValue(LogKeys.SERVICE, service.name()).log("Started");
        } catch (Exception e) {
            restoreInterrupt(e);
            LOG.atError().addKeyValue(LogKeys.SERVICE, service.name()).log("Could not start");
            state = State.STOPPED;
            stopStarted(e);
            throw e;
        }
    }

    private @Nullable Exception stopStarted(@Nullable Exception earlier) {
        Exception first = earlier;
        while (!started.isEmpty()) {
            Service service = started.pop();
            try {
                service.stop();
                LOG.atInfo().addKeyValue(LogKeys.SERVICE, service.name()).log("Stopped");
            } catch (Exception e) {
                restoreInterrupt(e);
                LOG.atError()
                        .addKeyValue(LogKeys.SERVICE, service.name())
                        .setCause(e)
                        .log("Did not stop cleanly");
                first = keep(first, e);
            }
        }
        return first;
    }

    private static Exception keep(@Nullable Exception first, Exception next) {
        if (first == null) {
            return next;
        }
        if (first != next) {
            first.addSuppressed(next);
        }
        return first;
    }

    private static void restoreInterrupt(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    private enum State {
        NEW,
        STARTED,
        STOPPED
    }
}
