package io.bellbuoy.dialect.harbor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.wire.GoJson;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;

/** Harbor's default body, as it has been since 1.10 and with the types of 2.x. */
public final class HarborFormat implements Format {

    private final String name;

    private HarborFormat(String name) {
        this.name = name;
    }

    /** Under Harbor's name. */
    public static HarborFormat ofHarbor() {
        return new HarborFormat("harbor");
    }

    /** Under that of container-registry.com, which is a Harbor. */
    public static HarborFormat ofContainerRegistryCom() {
        return new HarborFormat("container-registry.com");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        Payload payload = Payload.of(notification.getEvent());
        return Content.json(payload.asToldIn(Generation.TODAY).orElseGet(() -> GoJson.compact(body(payload))));
    }

    private static ObjectNode body(Payload payload) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", HarborTypes.today(payload.event()));
        body.put("occur_at", payload.occurAt());
        body.put("operator", payload.operator());
        if (!payload.data().isMissingNode()) {
            body.set("event_data", payload.data());
        }
        return body;
    }
}
