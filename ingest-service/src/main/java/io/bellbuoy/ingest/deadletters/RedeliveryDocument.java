package io.bellbuoy.ingest.deadletters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Notification;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.replay.Redelivered;

/** A notification that is sent again, as the API spells it. */
final class RedeliveryDocument {

    private RedeliveryDocument() {}

    static ObjectNode write(Redelivered sent) {
        Notification notification = sent.notification();
        return AvroJson.mapper()
                .createObjectNode()
                .put("notification", notification.getId())
                .put("subscription", notification.getSubscription())
                .put("event", notification.getEvent().getId())
                .put("eventType", notification.getEvent().getType());
    }
}
