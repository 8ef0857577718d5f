package io.bellbuoy.dialect.harness;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.Originals;
import io.bellbuoy.dialect.wire.GoJson;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import java.util.Map;
import java.util.regex.Pattern;

/** What the Harness Artifact Registry sends, with the line feed behind it that its signature covers. */
public final class HarnessFormat implements Format {

    private static final Pattern NOT_IN_TRIGGER = Pattern.compile("[^A-Za-z0-9_]");
    private static final String PREFIX = HarnessDialect.NAME + ".";

    @Override
    public String name() {
        return HarnessDialect.NAME;
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        RegistryEvent event = notification.getEvent();
        String trigger = trigger(event.getType());
        String body = Originals.in(HarnessDialect.NAME, event).orElseGet(() -> body(event, trigger));
        return Content.json(body).with(headers(subscription, trigger));
    }

    /** What Harness calls it; {@code scan.completed}, which it has not, as it would: {@code scan_completed}. */
    private static String trigger(String type) {
        String name = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        return HarnessDialect.TYPES
                .name(type)
                .orElseGet(() -> NOT_IN_TRIGGER.matcher(name).replaceAll("_"));
    }

    private static String body(RegistryEvent event, String trigger) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("trigger", trigger);
        HarnessBody.write(event, body);
        return GoJson.compact(body) + "\n";
    }

    /** Harness numbers its registries and webhooks; ours have names. */
    private static Map<String, String> headers(Subscription subscription, String trigger) {
        return Map.of(
                "x-harness-webhook-parent-type", "registry",
                "x-harness-webhook-parent-id", subscription.getTenant(),
                "x-harness-webhook-uid", subscription.getId(),
                "x-harness-webhook-identifier", subscription.getId(),
                "x-harness-artifact-registry-trigger", trigger);
    }
}
