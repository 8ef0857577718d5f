package io.bellbuoy.dialect.distribution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.Originals;
import io.bellbuoy.dialect.wire.GoJson;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;

/**
 * What CNCF Distribution sends: an envelope of exactly one event, indented by three spaces. An event that came in its dialect
 * keeps its very bytes in the envelope, GitLab's additions among them.
 */
public final class DistributionFormat implements Format {

    private static final String MEDIA_TYPE = "application/vnd.docker.distribution.events.v2+json";
    private static final String INDENT = "   ";
    private static final String HEAD = "{\n   \"events\": [\n      ";
    private static final String TAIL = "\n   ]\n}";

    @Override
    public String name() {
        return DistributionDialect.NAME;
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        RegistryEvent event = notification.getEvent();
        String text = Originals.in(DistributionDialect.NAME, event)
                .map(original -> HEAD + original + TAIL)
                .orElseGet(() -> envelope(event));
        return Content.of(MEDIA_TYPE, text);
    }

    private static String envelope(RegistryEvent event) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.putArray("events").add(DistributionRecord.of(event));
        return GoJson.indented(envelope, INDENT);
    }
}
