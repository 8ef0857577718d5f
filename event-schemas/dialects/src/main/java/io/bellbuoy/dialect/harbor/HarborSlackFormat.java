package io.bellbuoy.dialect.harbor;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.wire.GoJson;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;

/**
 * What Harbor posts to Slack, to the byte. It is no valid JSON, having tabs and line feeds within a string, and Slack takes
 * it; but no more than 3000 characters of data.
 */
public final class HarborSlackFormat implements Format {

    /** Tabs and spaces, a literal fallback for the date, and no newline at the end: all of it Harbor's. */
    private static final String BODY =
            """
            {
            \t"blocks": [
            \t\t{
                        "type": "section",
            \t\t\t"text": {
            \t\t\t\t"type": "mrkdwn",
            \t\t\t\t"text": "*Harbor webhook events*"
            \t\t\t}
                    },
                    {
                        "type": "section",
            \t\t\t"text": {
            \t\t\t\t"type": "mrkdwn",
            \t\t\t\t"text": "*event_type:* %s"
            \t\t\t}
                    },
                    {
                        "type": "section",
            \t\t\t"text": {
            \t\t\t\t"type": "mrkdwn",
            \t\t\t\t"text": "*occur_at:* <!date^%d^{date} at {time}|February 18th, 2014 at 6:39 AM PST>"
            \t\t\t}
                    },
                    {\t"type": "section",
            \t\t\t"text": {
            \t\t\t\t"type": "mrkdwn",
            \t\t\t\t"text": "*operator:* %s"
            \t\t\t}
            \t\t},
                    {\t"type": "section",
            \t\t\t"text": {
            \t\t\t\t"type": "mrkdwn",
            \t\t\t\t"text": "*event_data:*"
            \t\t\t}
            \t\t},
            \t\t{\t"type": "section",
            \t\t\t"text": {
            \t\t\t\t"type": "mrkdwn",
            \t\t\t\t"text": "```%s```"
            \t\t\t}
            \t\t}
                ]}""";

    @Override
    public String name() {
        return "harbor-slack";
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        Payload payload = Payload.of(notification.getEvent());
        return Content.json(BODY.formatted(
                escaped(HarborTypes.today(payload.event())),
                payload.occurAt(),
                escaped(payload.operator()),
                escapedAsHarborDoes(text(payload.data()))));
    }

    /** Harbor's names need no escaping and get none; those of other registries may. */
    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static String escapedAsHarborDoes(String data) {
        return data.replace("\"", "\\\"").replace("\\\\\"", "\\\\\\\"");
    }

    private static String text(JsonNode data) {
        return data.isMissingNode() ? "null" : GoJson.indented(data, "\t");
    }
}
