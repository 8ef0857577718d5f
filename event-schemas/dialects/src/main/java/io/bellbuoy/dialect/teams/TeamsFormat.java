package io.bellbuoy.dialect.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.chat.Fact;
import io.bellbuoy.dialect.chat.FittedText;
import io.bellbuoy.dialect.chat.Notice;
import io.bellbuoy.dialect.chat.Tone;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import java.util.Map;

/**
 * A message with one Adaptive Card, as the workflows of Microsoft Teams take it. Texts are in runs of rich text, which know
 * no Markdown: so there is nothing to escape, and nothing that a registry's user could inject.
 *
 * @see <a href="https://adaptivecards.io/explorer/RichTextBlock.html">rich text</a>
 * @see <a href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook">the
 *     limit of 28 KB</a>
 */
public final class TeamsFormat implements Format {

    /** Together, in characters of three bytes, they stay below the 21 KB from which some tenants refuse a message. */
    private static final int MAX_FACTS = 20;

    private static final int MAX_HEADLINE = 300;
    private static final int MAX_NAME = 40;
    private static final int MAX_VALUE = 200;
    private static final FittedText TEXT = FittedText.plain();
    private static final Map<Tone, String> COLORS =
            Map.of(Tone.GOOD, "Good", Tone.PLAIN, "Default", Tone.WARNING, "Warning", Tone.BAD, "Attention");

    @Override
    public String name() {
        return "teams";
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        ObjectNode message = AvroJson.mapper().createObjectNode().put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        card(notification.getEvent(), attachment.putObject("content"));
        return Content.json(message.toString());
    }

    private static void card(RegistryEvent event, ObjectNode card) {
        Notice notice = Notice.of(event);
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        ArrayNode body = card.putArray("body");
        run(notice.headline(), MAX_HEADLINE, block(body))
                .put("size", "Large")
                .put("weight", "Bolder")
                .put("color", COLORS.get(notice.tone()));
        notice.facts().stream().limit(MAX_FACTS).forEach(fact -> fact(fact, body));
        run(event.getTime() + "  ·  " + event.getType(), MAX_VALUE, block(body)).put("isSubtle", true);
        notice.link().ifPresent(link -> card.putArray("actions")
                .addObject()
                .put("type", "Action.OpenUrl")
                .put("title", "Open")
                .put("url", link.toString()));
    }

    private static void fact(Fact fact, ArrayNode body) {
        ArrayNode inlines = block(body);
        run(fact.name(), MAX_NAME, inlines).put("weight", "Bolder");
        inlines.addObject().put("type", "TextRun").put("text", "  ");
        run(fact.value(), MAX_VALUE, inlines);
    }

    private static ArrayNode block(ArrayNode body) {
        return body.addObject()
                .put("type", "RichTextBlock")
                .put("spacing", "Small")
                .putArray("inlines");
    }

    private static ObjectNode run(String text, int maxChars, ArrayNode inlines) {
        return inlines.addObject().put("type", "TextRun").put("text", TEXT.fit(text, maxChars));
    }
}
