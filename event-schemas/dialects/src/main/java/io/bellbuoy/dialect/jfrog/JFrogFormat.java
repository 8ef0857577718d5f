package io.bellbuoy.dialect.jfrog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.Originals;
import io.bellbuoy.dialect.wire.GoJson;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What JFrog's predefined webhooks send, in today's envelope. What came from JFrog goes out as it came, whichever of JFrog's
 * ways that was.
 */
public final class JFrogFormat implements Format {

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/]+/?");

    @Override
    public String name() {
        return JFrogDialect.NAME;
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        RegistryEvent event = notification.getEvent();
        return Content.json(Originals.in(JFrogDialect.NAME, event)
                .orElseGet(() -> GoJson.compact(envelope(event, subscription.getId()))));
    }

    private static ObjectNode envelope(RegistryEvent event, String subscription) {
        JFrogNames names = JFrogNames.of(event);
        ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("domain", names.domain());
        if (!names.event().isEmpty()) {
            envelope.put("event_type", names.event());
        }
        envelope.set("data", JFrogData.of(event, names.domain()));
        envelope.put("subscription_key", subscription);
        origin(envelope, event);
        if (!JFrogEvent.WITH_USER.contains(names.domain())) {
            userContext(envelope, event.getActor());
        }
        return envelope;
    }

    /** The origin is a URL that receivers build others with: none is better than one that leads elsewhere. */
    private static void origin(ObjectNode envelope, RegistryEvent event) {
        String source = event.getSource() == null ? "" : event.getSource();
        boolean ofPlatform = event.getDialect().equals(JFrogDialect.NAME) && source.startsWith("http");
        if (ofPlatform || ORIGIN.matcher(source).matches()) {
            envelope.put("jpd_origin", source);
        }
        envelope.put("source", source.startsWith("jfrog/") ? source : "jfrog/bellbuoy@" + event.getTenant());
    }

    private static void userContext(ObjectNode envelope, @Nullable Actor actor) {
        if (actor != null) {
            boolean token = actor.getKind() != null && actor.getKind().contains("token");
            envelope.putObject("userContext").put("id", actor.getName()).put("isToken", token);
        }
    }
}
