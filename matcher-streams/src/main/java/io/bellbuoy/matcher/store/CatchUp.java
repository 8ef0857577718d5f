package io.bellbuoy.matcher.store;

import io.bellbuoy.matcher.table.SubscriptionTable;
import org.apache.kafka.common.TopicPartition;

/**
 * Brings a restored table up to what the log holds. Kafka Streams restores a source topic only to the offset that the
 * group has committed, and leaves the rest to the feed, which races the events; on a first start that is everything.
 */
@FunctionalInterface
public interface CatchUp {

    /** For tests without a cluster: what Kafka Streams restored is all there is. */
    CatchUp NONE = (partition, table) -> {};

    /**
     * Applies every record of the partition that was written before the call and that the group has not committed. The
     * feed will bring the same records once more, which changes nothing.
     */
    void bringUp(TopicPartition partition, SubscriptionTable table);
}
