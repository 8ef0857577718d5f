package io.bellbuoy.worker.sending;

import io.bellbuoy.kit.config.DeliveryConfig;
import io.bellbuoy.kit.config.EgressConfig;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes senders over shared pools of connections, and closes what they share. Any thread may call. */
public final class Senders implements AutoCloseable {

    private final Routes routes;
    private final HttpClients clients;
    private final int maxResponseBytes;
    private final Timer latency;
    private final AtomicInteger inFlight = new AtomicInteger();

    /** Makes the pools; nothing connects before it is asked to. */
    public Senders(DeliveryConfig config, EgressConfig egress, Vertx vertx, Metrics metrics) {
        this.routes = new Routes(egress, vertx);
        this.clients = new HttpClients(vertx, config.userAgent(), config.threads() * config.maxInFlight());
        this.maxResponseBytes = config.maxResponseBytes();
        this.latency = metrics.timer(Metric.DELIVERY_LATENCY);
        metrics.gauge(Metric.DELIVERY_IN_FLIGHT, inFlight::get);
    }

    /** The whole stack on one event loop, from the inside to the outside. */
    public Sender on(Context eventLoop) {
        Sender sender = new HttpSender(routes, clients, maxResponseBytes, eventLoop);
        sender = new GzipSender(sender);
        sender = new MeasuredSender(sender, latency, inFlight);
        return new BackstopSender(sender);
    }

    @Override
    public void close() {
        clients.close();
        routes.close();
    }
}
