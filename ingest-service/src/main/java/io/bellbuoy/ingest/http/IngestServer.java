package io.bellbuoy.ingest.http;

import io.bellbuoy.events.Source;
import io.bellbuoy.ingest.access.Authenticator;
import io.bellbuoy.ingest.sources.Verifications;
import io.bellbuoy.ingest.store.CompactedStore;
import io.bellbuoy.kit.config.DoorConfig;
import io.bellbuoy.kit.config.HttpConfig;
import io.bellbuoy.kit.config.LoadConfig;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.kit.management.Metrics;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: one listener per event loop, all on one port. Starts last and stops first. */
public final class IngestServer implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(IngestServer.class);
    private static final Duration TO_OPEN = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(60);

    /** What a request takes besides waiting for Kafka. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final HttpConfig config;
    private final LoadConfig load;
    private final Metrics metrics;
    private final AtomicInteger connections = new AtomicInteger();
    private final Optional<TlsListeners> tls;
    private final Routes routes;
    private final ProblemHandler problems;
    private final List<HttpServer> listeners = new CopyOnWriteArrayList<>();
    private @Nullable String deployment;

    /** A server that opens the door to whom the authenticator knows. */
    public IngestServer(
            Vertx vertx,
            HttpConfig config,
            LoadConfig load,
            DoorConfig door,
            Authenticator authenticator,
            EventIntake intake,
            CompactedStore<Source> sources,
            Verifications verifications,
            List<Resource> resources,
            List<Facade> facades,
            Drain drain,
            Metrics metrics) {
        this.vertx = vertx;
        this.config = config;
        this.load = load;
        this.metrics = metrics;
        this.tls = door.tls().map(files -> new TlsListeners(files, vertx));
        SecurityHeaders headers = new SecurityHeaders(tls.isPresent());
        this.problems = new ProblemHandler(metrics, headers);
        Gatekeeper gatekeeper = new Gatekeeper(authenticator, new RateLimits(door));
        this.routes = new Routes(
                gatekeeper,
                new SourceGate(sources, verifications, gatekeeper, metrics),
                new BodyReader(load, config.maxBodyBytes(), intake::hasRoom, metrics),
                intake,
                drain,
                Stream.concat(resources.stream(), Stream.of(new EventTypesResource()))
                        .toList(),
                facades,
                headers,
                Optional.of(door.corsOrigins())
                        .filter(origins -> !origins.isEmpty())
                        .map(Cors::new),
                problems);
    }

    @Override
    public String name() {
        return "ingest server";
    }

    @Override
    public synchronized void start() throws Exception {
        if (deployment == null) {
            tls.ifPresent(TlsListeners::start);
            DeploymentOptions everyCore =
                    new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
            deployment = vertx.deployVerticle(() -> context -> listen(), everyCore)
                    .await(TO_OPEN.toMillis(), TimeUnit.MILLISECONDS);
            LOG.atInfo()
                    .addKeyValue(LogKeys.ADDRESS, config.host() + ":" + port())
                    .log("Taking events and subscriptions");
        }
    }

    /** Accepts no more, and gives the requests in hand the time that they may take. */
    @Override
    public synchronized void stop() throws Exception {
        if (deployment == null) {
            return;
        }
        String stopping = deployment;
        deployment = null;
        tls.ifPresent(TlsListeners::stop);
        Duration grace = timeout();
        List<Future<Void>> closing =
                listeners.stream().map(listener -> listener.shutdown(grace)).toList();
        listeners.clear();
        Future.join(closing)
                .eventually(() -> vertx.undeploy(stopping))
                .await(grace.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What its resources have to offer. */
    public List<Operation> operations() {
        return routes.operations();
    }

    /** What its facades have to offer. */
    public List<Operation> facadeOperations() {
        return routes.facadeOperations();
    }

    /** The port in use, which the configuration may have left open. */
    public int port() {
        if (listeners.isEmpty()) {
            throw new IllegalStateException("The ingest server is not running");
        }
        return listeners.get(0).actualPort();
    }

    private Future<HttpServer> listen() {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxHeaderSize(config.maxHeaderBytes())
                // A form with a payload has it in one field, which may be as large as any body.
                .setMaxFormAttributeSize(config.maxBodyBytes())
                .setMaxFormBufferedBytes(config.maxBodyBytes())
                // Java's own client gives up every request in hand when a server stops over HTTP/2 (JDK-8335181).
                .setHttp2ClearTextEnabled(false)
                // Longer than any request may take; for callers who do not read their answers.
                .setIdleTimeout(Math.toIntExact(timeout().plus(IDLE).toSeconds()));
        tls.ifPresent(known -> known.prepare(options));
        Connections watched = new Connections(connections, load, metrics);
        watched.watch(vertx);
        return vertx.createHttpServer(options)
                .connectionHandler(watched::opened)
                .requestHandler(routes.router(vertx, watched, timeout()))
                .invalidRequestHandler(problems::handleInvalid)
                .listen(address())
                .onSuccess(listener -> {
                    listeners.add(listener);
                    tls.ifPresent(known -> known.add(listener));
                });
    }

    /** A port that the configuration leaves open is the same one for all listeners. */
    private SocketAddress address() {
        return config.port() == 0
                ? SocketAddress.sharedRandomPort(1, config.host())
                : SocketAddress.inetSocketAddress(config.port(), config.host());
    }

    private Duration timeout() {
        return config.acceptTimeout().plus(MARGIN);
    }
}
