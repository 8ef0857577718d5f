package io.bellbuoy.ingest.history.peers;

import io.bellbuoy.ingest.history.log.Found;
import io.bellbuoy.ingest.history.log.HistoryQuery;
import io.vertx.core.Future;

/** An instance that keeps partitions of the history. Any thread may ask, and none waits. */
@FunctionalInterface
public interface Keeper {

    /**
     * Asks one partition. The future fails with {@link io.bellbuoy.ingest.kafka.UnavailableException} when it is not there or
     * cannot be asked.
     *
     * @param mayBeBehind whether a copy may answer, which may lack the newest attempts
     */
    Future<Found> ask(HistoryQuery query, int partition, boolean mayBeBehind);
}
