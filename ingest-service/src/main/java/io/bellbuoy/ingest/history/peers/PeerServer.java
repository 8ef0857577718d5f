package io.bellbuoy.ingest.history.peers;

import io.bellbuoy.ingest.history.log.HistoryQuery;
import io.bellbuoy.kit.config.HistoryConfig;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.logging.LogKeys;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the other instances, on a port of their own: what they ask no tenant is to be asked for. */
final class PeerServer implements Service {

    static final String PATH = "/history";
    static final String PARTITION = "partition";
    static final String MAY_BE_BEHIND = "mayBeBehind";

    private static final Logger LOG = LoggerFactory.getLogger(PeerServer.class);
    private static final Duration TO_OPEN = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final HistoryConfig config;
    private final PeerSecret secret;
    private final Keeper self;
    private @Nullable HttpServer server;

    /**
     * A server that is not started yet.
     *
     * @param secret that all instances share
     * @param self has the answers
     */
    PeerServer(Vertx vertx, HistoryConfig config, PeerSecret secret, Keeper self) {
        this.vertx = vertx;
        this.config = config;
        this.secret = secret;
        this.self = self;
    }

    @Override
    public String name() {
        return "history peer server";
    }

    @Override
    public synchronized void start() throws Exception {
        if (server == null) {
            server = vertx.createHttpServer()
                    .requestHandler(this::handle)
                    .listen(config.port(), config.host())
                    .await(TO_OPEN.toMillis(), TimeUnit.MILLISECONDS);
            LOG.atInfo()
                    .addKeyValue(LogKeys.ADDRESS, config.host() + ":" + server.actualPort())
                    .log("Answering other instances for the delivery history");
        }
    }

    @Override
    public synchronized void stop() throws Exception {
        if (server != null) {
            server.close().await(TO_OPEN.toMillis(), TimeUnit.MILLISECONDS);
            server = null;
        }
    }

    /** Where the others reach it, once it is started. */
    synchronized HostInfo address() {
        if (server == null) {
            throw new IllegalStateException("The history peer server is not running");
        }
        return new HostInfo(config.advertisedHost().orElse(config.host()), server.actualPort());
    }

    private void handle(HttpServerRequest request) {
        if (!secret.isShownIn(request.getHeader("authorization"))) {
            request.response().setStatusCode(401).end();
        } else if (!request.path().equals(PATH)) {
            request.response().setStatusCode(404).end();
        } else {
            answer(request);
        }
    }

    private void answer(HttpServerRequest request) {
        HistoryQuery query;
        int partition;
        try {
            query = QueryForm.read(request.params());
            partition = Integer.parseInt(request.getParam(PARTITION, ""));
        } catch (IllegalArgumentException e) {
            request.response().setStatusCode(400).end();
            return;
        }
        boolean mayBeBehind = Boolean.parseBoolean(request.getParam(MAY_BE_BEHIND));
        self.ask(query, partition, mayBeBehind)
                .onSuccess(found -> request.response().end(Buffer.buffer(AnswerForm.write(found))))
                .onFailure(unavailable -> request.response().setStatusCode(503).end());
    }
}
