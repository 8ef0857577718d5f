package io.bellbuoy.dialect.harbor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.wire.GoJson;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import java.time.Instant;

/** Harbor's CloudEvents in structured mode, their extensions last. */
public final class HarborCloudEventsFormat implements Format {

    @Override
    public String name() {
        return "harbor-cloudevents";
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        Payload payload = Payload.of(notification.getEvent());
        return Content.of(
                Generation.CLOUD_EVENTS.mediaType(),
                payload.asToldIn(Generation.CLOUD_EVENTS)
                        .orElseGet(() -> GoJson.compact(body(payload, notification, subscription))));
    }

    /** Harbor rolls dice for the id of every delivery; ours must be the same when it is tried again. */
    private static ObjectNode body(Payload payload, Notification notification, Subscription subscription) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("specversion", "1.0");
        body.put("id", notification.getId());
        body.put("source", source(notification, subscription));
        body.put("type", HarborTypes.cloudEvent(payload.event()));
        body.put("datacontenttype", "application/json");
        body.put("time", Instant.ofEpochSecond(payload.occurAt()).toString());
        body.set("data", payload.data().isMissingNode() ? body.nullNode() : payload.data());
        body.put("operator", payload.operator());
        body.put("requestid", requestId(payload.event()));
        return body;
    }

    /** A project of Harbor's is a tenant of ours, and a policy a subscription. */
    private static String source(Notification notification, Subscription subscription) {
        return "/projects/%s/webhook/policies/%s"
                .formatted(notification.getEvent().getTenant(), subscription.getId());
    }

    private static String requestId(RegistryEvent event) {
        boolean isKnown = event.getRequest() != null && event.getRequest().getId() != null;
        return isKnown ? event.getRequest().getId() : "";
    }
}
