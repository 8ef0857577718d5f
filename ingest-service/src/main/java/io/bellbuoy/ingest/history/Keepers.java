package io.bellbuoy.ingest.history;

import io.bellbuoy.ingest.history.peers.Keeper;
import org.apache.kafka.streams.state.HostInfo;

/** Finds the instance that keeps a part of the history. */
@FunctionalInterface
interface Keepers {

    Keeper at(HostInfo host);
}
