package io.bellbuoy.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/**
 * The partition of a tenant on the topics {@code events} and {@code subscriptions}: Kafka's own hash of the tenant's
 * name, so that a producer which only sets the key {@code tenant} agrees with one that sets the partition.
 */
public final class TenantPartitioner {

    private TenantPartitioner() {}

    /** The tenant's partition, counted from 0, of a topic with so many partitions. */
    public static int partition(String tenant, int partitions) {
        return Utils.toPositive(Utils.murmur2(tenant.getBytes(UTF_8))) % partitions;
    }
}
