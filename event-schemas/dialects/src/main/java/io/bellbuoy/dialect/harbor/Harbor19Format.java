package io.bellbuoy.dialect.harbor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.wire.GoJson;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;

/** The body that Harbor 1.9 sent: the operator last, and types such as {@code pushImage}. */
public final class Harbor19Format implements Format {

    @Override
    public String name() {
        return "harbor-1.9";
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        Payload payload = Payload.of(notification.getEvent());
        return Content.json(payload.asToldIn(Generation.VERSION_1_9).orElseGet(() -> GoJson.compact(body(payload))));
    }

    private static ObjectNode body(Payload payload) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", HarborTypes.version1(payload.event()));
        body.put("occur_at", payload.occurAt());
        if (!payload.data().isMissingNode()) {
            body.set("event_data", payload.data());
        }
        body.put("operator", payload.operator());
        return body;
    }
}
