package io.bellbuoy.worker.lane;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.DeliveryOrder;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schemas of all that a lane may write. */
final class Schemas {

    private static final Logger log = LoggerFactory.getLogger(Schemas.class);

    private Schemas() {}

    /**
     * Has a serializer ask for all of them. One that is first needed while the schema registry is away would hold up all
     * outcomes, and have them made again if the lane is to stop meanwhile. Without the registry it learns them later.
     */
    static void learn(Serializer<SpecificRecord> serializer, Topics topics) {
        try {
            written(topics).forEach(serializer::serialize);
        } catch (RuntimeException e) {
            log.atInfo()
                    .addKeyValue(LogKeys.REASON, e.getMessage())
                    .log("Schemas will be asked for when they are needed");
        }
    }

    private static Map<String, SpecificRecord> written(Topics topics) {
        Map<String, SpecificRecord> written = new HashMap<>();
        written.put(topics.deliveryStatus(), DeliveryStatus.newBuilder().build());
        topics.ladder()
                .delays()
                .forEach(delay -> written.put(
                        topics.retry(delay), Notification.newBuilder().build()));
        written.put(topics.deadLetters(), DeadLetter.newBuilder().build());
        written.put(topics.endpointHealth(), EndpointHealth.newBuilder().build());
        written.put(topics.deliveryOrder(), DeliveryOrder.newBuilder().build());
        written.put(topics.operationalEvents(), RegistryEvent.newBuilder().build());
        written.put(topics.events(), RegistryEvent.newBuilder().build());
        return written;
    }
}
