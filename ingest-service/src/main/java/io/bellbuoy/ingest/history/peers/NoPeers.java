package io.bellbuoy.ingest.history.peers;

import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.config.ConfigCatalogue;
import io.vertx.core.Future;
import java.util.UUID;
import org.apache.kafka.streams.state.HostInfo;

/** An instance that is meant to be alone. Should there be others all the same, it knows what they have, and cannot ask. */
final class NoPeers implements Peers {

    /** Each instance needs a place of its own, though nobody can go there. */
    private final HostInfo self = new HostInfo(UUID.randomUUID().toString(), 1);

    @Override
    public HostInfo self() {
        return self;
    }

    @Override
    public Keeper at(HostInfo host) {
        return (query, partition, mayBeBehind) -> Future.failedFuture(new UnavailableException(
                "Another instance keeps the history of these deliveries, and instances may not ask each other without "
                        + ConfigCatalogue.HISTORY_PEER_SECRET,
                null));
    }

    @Override
    public String name() {
        return "no history peers";
    }

    @Override
    public void start() {
        // There is nobody.
    }

    @Override
    public void stop() {
        // There is nobody.
    }
}
