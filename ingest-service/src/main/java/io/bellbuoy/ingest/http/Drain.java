package io.bellbuoy.ingest.http;

import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.HealthStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Says that the service is about to go, before it does: it is not ready, and its answers ask callers to connect anew, which may
 * be elsewhere. Starts last and stops first.
 */
public final class Drain implements Service {

    private final Duration delay;
    private volatile boolean isLeaving;

    /**
     * For a service that stays.
     *
     * @param delay how long it goes on taking requests when it leaves
     */
    public Drain(Duration delay) {
        this.delay = delay;
    }

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public void start() {}

    /** Waits for load balancers to notice. */
    @Override
    public void stop() throws InterruptedException {
        if (!isLeaving) {
            isLeaving = true;
            Thread.sleep(delay.toMillis());
        }
    }

    /** Whether the service stays. */
    public HealthStatus health() {
        return isLeaving ? HealthStatus.down("stopping") : HealthStatus.up();
    }

    void tell(RoutingContext request) {
        if (isLeaving) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        request.next();
    }
}
