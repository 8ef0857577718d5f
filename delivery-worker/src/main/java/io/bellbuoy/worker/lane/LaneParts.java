package io.bellbuoy.worker.lane;

import io.bellbuoy.worker.attempt.DeathNotices;
import io.bellbuoy.worker.attempt.EndpointHealths;
import io.bellbuoy.worker.attempt.Journey;
import io.bellbuoy.worker.attempt.Lines;
import io.bellbuoy.worker.gate.GateSettings;
import io.bellbuoy.worker.ledger.OffsetMapCodec;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * What a lane owns and is told.
 *
 * @param sources all that it takes records from, in one group
 * @param gate how requests are divided among endpoints
 * @param codec of what commits remember
 * @param maxGap offsets that a partition may be received ahead of its commit point
 * @param stuckAfter how long a partition's oldest open record may be that
 * @param commitInterval how often outcomes are settled
 * @param settleTime how long that takes
 */
record LaneParts(
        String name,
        Sources sources,
        Consumer<byte[], byte[]> consumer,
        Journey journey,
        EndpointHealths healths,
        DeathNotices notices,
        Lines lines,
        Settlement settlement,
        GateSettings gate,
        OffsetMapCodec codec,
        int maxGap,
        Duration stuckAfter,
        Duration commitInterval,
        Timer settleTime) {}
