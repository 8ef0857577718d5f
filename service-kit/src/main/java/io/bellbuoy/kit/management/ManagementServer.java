package io.bellbuoy.kit.management;

import io.bellbuoy.kit.config.ManagementConfig;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.logging.LogKeys;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /livez}, {@code /readyz} and {@code /metrics}. Started first and stopped last, so that it can tell. */
public final class ManagementServer implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);
    private static final int SECONDS_TO_OPEN_OR_CLOSE = 30;

    private final Vertx vertx;
    private final ManagementConfig config;
    private final Health health;
    private final Metrics metrics;
    private @Nullable HttpServer server;

    public ManagementServer(Vertx vertx, ManagementConfig config, Health health, Metrics metrics) {
        this.vertx = vertx;
        this.config = config;
        this.health = health;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "management";
    }

    @Override
    public synchronized void start() throws Exception {
        if (server != null) {
            return;
        }
        server = vertx.createHttpServer()
                .requestHandler(router())
                .listen(config.port(), config.host())
                .await(SECONDS_TO_OPEN_OR_CLOSE, TimeUnit.SECONDS);
        LOG.atInfo()
                .addKeyValue(LogKeys.ADDRESS, config.host() + ":" + server.actualPort())
                .log("Serving health and metrics");
    }

    @Override
    public synchronized void stop() throws Exception {
        if (server != null) {
            server.close().await(SECONDS_TO_OPEN_OR_CLOSE, TimeUnit.SECONDS);
            server = null;
        }
    }

    /** The port in use, which the configuration may have left open. */
    public synchronized int port() {
        if (server == null) {
            throw new IllegalStateException("The management server is not running");
        }
        return server.actualPort();
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.get("/livez").handler(context -> answer(context, health.live()));
        router.get("/readyz").handler(context -> answer(context, health.ready()));
        router.get("/metrics").handler(this::metrics);
        return router;
    }

    private static void answer(RoutingContext context, HealthReport report) {
        JsonArray checks = new JsonArray();
        report.checks().forEach((name, status) -> checks.add(check(name, status)));
        JsonObject body = new JsonObject().put("status", word(report.isUp())).put("checks", checks);
        context.response().setStatusCode(report.isUp() ? 200 : 503);
        context.json(body);
    }

    private static JsonObject check(String name, HealthStatus status) {
        JsonObject check = new JsonObject().put("name", name).put("status", word(status.isUp()));
        return status instanceof HealthStatus.Down down ? check.put("reason", down.reason()) : check;
    }

    private static String word(boolean isUp) {
        return isUp ? "up" : "down";
    }

    /** Gauges may take their time, so they are not asked on the event loop. */
    private void metrics(RoutingContext context) {
        vertx.executeBlocking(metrics::scrape, false)
                .onSuccess(text -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(context::fail);
    }
}
