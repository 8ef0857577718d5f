package io.bellbuoy.ingest.history.peers;

import io.bellbuoy.kit.config.HistoryConfig;
import io.bellbuoy.kit.lifecycle.Service;
import io.vertx.core.Vertx;
import org.apache.kafka.streams.state.HostInfo;

/** The other instances, as far as this one may ask them. */
public interface Peers extends Service {

    /** Where they know this one, once it is started. */
    HostInfo self();

    /** One of them. */
    Keeper at(HostInfo host);

    /**
     * Those that share a secret with this one; without a secret, nobody.
     *
     * @param self what this one tells them
     */
    static Peers of(HistoryConfig config, Vertx vertx, Keeper self) {
        return config.peerSecret()
                .<Peers>map(secret -> new KnownPeers(config, vertx, new PeerSecret(secret), self))
                .orElseGet(NoPeers::new);
    }
}
