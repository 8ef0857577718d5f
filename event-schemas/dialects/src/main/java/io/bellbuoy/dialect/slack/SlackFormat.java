package io.bellbuoy.dialect.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.chat.Fact;
import io.bellbuoy.dialect.chat.FittedText;
import io.bellbuoy.dialect.chat.Notice;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A message of blocks for a Slack incoming webhook, within Slack's limits. All markup of the registry's is escaped, so that
 * nobody is mentioned and nothing links but our own link.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">blocks and their limits</a>
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text#escaping">what has to be escaped</a>
 */
public final class SlackFormat implements Format {

    private static final int MAX_HEADER = 150;
    private static final int MAX_SUMMARY = 1_000;
    private static final int MAX_FIELDS = 10;
    private static final int MAX_SECTIONS = 3;
    private static final int MAX_NAME = 100;
    private static final int MAX_VALUE = 1_000;
    private static final FittedText PLAIN = FittedText.plain();
    private static final FittedText MARKUP = FittedText.escaping(Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;"));

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        RegistryEvent event = notification.getEvent();
        Notice notice = Notice.of(event);
        ObjectNode message = AvroJson.mapper().createObjectNode();
        // What notifications on a screen show, and clients that know no blocks.
        message.put("text", MARKUP.fit(notice.headline(), MAX_SUMMARY));
        ArrayNode blocks = message.putArray("blocks");
        header(notice.headline(), blocks.addObject());
        sections(notice.facts(), blocks);
        notice.link().ifPresent(link -> section(link, blocks.addObject()));
        context(event, blocks.addObject());
        return Content.json(message.toString());
    }

    private static void header(String headline, ObjectNode block) {
        block.put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", PLAIN.fit(headline, MAX_HEADER))
                .put("emoji", false);
    }

    private static void sections(List<Fact> facts, ArrayNode blocks) {
        for (int from = 0; from < Math.min(facts.size(), MAX_SECTIONS * MAX_FIELDS); from += MAX_FIELDS) {
            ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
            facts.subList(from, Math.min(facts.size(), from + MAX_FIELDS))
                    .forEach(fact -> markup(field(fact), fields.addObject()));
        }
    }

    private static String field(Fact fact) {
        return "*" + MARKUP.fit(fact.name(), MAX_NAME) + "*\n" + MARKUP.fit(fact.value(), MAX_VALUE);
    }

    private static void section(URI link, ObjectNode block) {
        String escaped = link.toString().replace("&", "&amp;");
        markup("<" + escaped + "|Open>", block.put("type", "section").putObject("text"));
    }

    /** When and what, as the reader's own clock and the registry have it. */
    private static void context(RegistryEvent event, ObjectNode block) {
        String time =
                "<!date^" + event.getTime().getEpochSecond() + "^{date_short_pretty} {time}|" + event.getTime() + ">";
        ArrayNode elements = block.put("type", "context").putArray("elements");
        markup(time + "  ·  " + MARKUP.fit(event.getType(), MAX_NAME), elements.addObject());
    }

    /** Verbatim: else Slack would make links of names that look like channels or hosts. */
    private static void markup(String text, ObjectNode object) {
        object.put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }
}
