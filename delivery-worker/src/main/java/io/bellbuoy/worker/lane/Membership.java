package io.bellbuoy.worker.lane;

import java.util.Optional;
import java.util.UUID;

/**
 * Who this worker is to Kafka.
 *
 * @param instance no two workers of a group that run at the same time share it, and with it transactional ids
 * @param isStatic whether the next run of this worker has the same. Then Kafka gives it the partitions back that it had, and
 *     its first act is to end the transaction that a killed run left open
 */
record Membership(String instance, boolean isStatic) {

    static Membership of(Optional<String> instanceId) {
        return instanceId
                .map(id -> new Membership(id, true))
                .orElseGet(() -> new Membership(UUID.randomUUID().toString(), false));
    }

    Optional<String> groupInstanceId(String lane) {
        return isStatic ? Optional.of(instance + "-" + lane) : Optional.empty();
    }

    String transactionalId(String groupId, String lane) {
        return groupId + "-" + instance + "-" + lane;
    }
}
