package io.bellbuoy.ingest.history.peers;

import io.bellbuoy.kit.config.HistoryConfig;
import io.vertx.core.Vertx;
import org.apache.kafka.streams.state.HostInfo;

/** Instances that share a secret with this one. */
final class KnownPeers implements Peers {

    private final PeerServer server;
    private final PeerClient client;

    KnownPeers(HistoryConfig config, Vertx vertx, PeerSecret secret, Keeper self) {
        this.server = new PeerServer(vertx, config, secret, self);
        this.client = new PeerClient(vertx, secret);
    }

    @Override
    public HostInfo self() {
        return server.address();
    }

    @Override
    public Keeper at(HostInfo host) {
        return client.at(host);
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public void start() throws Exception {
        server.start();
    }

    @Override
    public void stop() throws Exception {
        try (client) {
            server.stop();
        }
    }
}
