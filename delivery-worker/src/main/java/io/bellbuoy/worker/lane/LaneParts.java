package io.bellbuoy.worker.lane;

import io.bellbuoy.worker.attempt.Journey;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * What a lane owns and is told.
 *
 * @param sources all that it takes records from, in one group
 * @param maxInFlight records on their way at most
 * @param commitInterval how often outcomes are settled
 * @param settleTime how long that takes
 */
record LaneParts(
        String name,
        Sources sources,
        Consumer<byte[], byte[]> consumer,
        Journey journey,
        Settlement settlement,
        int maxInFlight,
        Duration commitInterval,
        Timer settleTime) {}
