package io.bellbuoy.standalone;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.ManagementServer;
import io.bellbuoy.kit.management.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;

/** What a process has once, however many roles it plays: event loops, health, meters. Stopped after all of them. */
final class Host implements Service {

    private static final int SECONDS_TO_CLOSE = 20;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final Health health = new Health();
    private final Metrics metrics = new Metrics();

    Vertx vertx() {
        return vertx;
    }

    Health health() {
        return health;
    }

    Metrics metrics() {
        return metrics;
    }

    ManagementServer management(BellbuoyConfig config) {
        return new ManagementServer(vertx, config.management(), health, metrics);
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public void start() {}

    @Override
    public void stop() throws Exception {
        vertx.close().await(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        metrics.close();
    }
}
