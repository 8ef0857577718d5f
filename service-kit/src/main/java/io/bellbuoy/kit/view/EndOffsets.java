package io.bellbuoy.kit.view;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Looks up where a topic ends just now. */
interface EndOffsets {

    /**
     * Asks for the end of every partition: with {@code READ_UNCOMMITTED} the high watermark, which counts what an open
     * transaction has written; with {@code READ_COMMITTED} the last stable offset. Never throws.
     */
    CompletableFuture<Map<TopicPartition, Long>> lookUp(IsolationLevel isolation);
}
