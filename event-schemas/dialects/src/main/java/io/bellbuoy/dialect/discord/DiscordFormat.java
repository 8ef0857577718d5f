package io.bellbuoy.dialect.discord;

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
 * A message with one embed for a Discord webhook, within Discord's limits. Nobody is ever mentioned, and Markdown of the
 * registry's is shown and not obeyed.
 *
 * @see <a href="https://discord.com/developers/docs/resources/message#embed-object-embed-limits">limits of embeds</a>
 */
public final class DiscordFormat implements Format {

    private static final int MAX_TITLE = 256;

    /** With as much of each, an embed stays within the 6000 characters that it may have in all. */
    private static final int MAX_FACTS = 20;

    private static final int MAX_NAME = 40;
    private static final int MAX_VALUE = 230;
    private static final int MAX_FOOTER = 200;
    private static final FittedText TEXT = FittedText.escapingWithBackslash("\\*_~`|<>[]()#-@:");
    private static final FittedText PLAIN = FittedText.plain();
    private static final Map<Tone, Integer> COLORS =
            Map.of(Tone.GOOD, 0x2EB67D, Tone.PLAIN, 0x36A2EB, Tone.WARNING, 0xECB22E, Tone.BAD, 0xE01E5A);

    @Override
    public String name() {
        return "discord";
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        ObjectNode message = AvroJson.mapper().createObjectNode();
        message.putObject("allowed_mentions").putArray("parse");
        embed(notification.getEvent(), message.putArray("embeds").addObject());
        return Content.json(message.toString());
    }

    private static void embed(RegistryEvent event, ObjectNode embed) {
        Notice notice = Notice.of(event);
        embed.put("title", TEXT.fit(notice.headline(), MAX_TITLE));
        notice.link().ifPresent(link -> embed.put("url", link.toString()));
        embed.put("color", COLORS.get(notice.tone()));
        ArrayNode fields = embed.putArray("fields");
        notice.facts().stream().limit(MAX_FACTS).forEach(fact -> field(fact, fields.addObject()));
        embed.putObject("footer").put("text", PLAIN.fit(event.getType(), MAX_FOOTER));
        embed.put("timestamp", event.getTime().toString());
    }

    private static void field(Fact fact, ObjectNode field) {
        field.put("name", TEXT.fit(fact.name(), MAX_NAME))
                .put("value", TEXT.fit(fact.value(), MAX_VALUE))
                .put("inline", true);
    }
}
