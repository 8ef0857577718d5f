package io.bellbuoy.dialect.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.json.AvroJson;
import java.util.regex.Pattern;

/** Discord's side: takes a message as far as its documentation of embeds and their limits allows. */
public final class Embeds {

    /** No character of Markdown, of a mention or of an address without a backslash in front. */
    private static final Pattern SHOWN = Pattern.compile("(?:[^\\\\*_~`|<>\\[\\]@:]|\\\\[^\\p{Alnum}\\s])*+");

    private Embeds() {}

    /** Fails unless Discord would show the message, and as text what is text. */
    public static void accept(Content content) {
        assertThat(content.mediaType()).isEqualTo("application/json");
        JsonNode message = read(content.text());
        assertThat(message.get("allowed_mentions").get("parse").isEmpty()).isTrue();
        assertThat(message.get("embeds")).singleElement().satisfies(Embeds::acceptEmbed);
    }

    private static void acceptEmbed(JsonNode embed) {
        assertThat(embed.get("title").textValue()).matches(SHOWN).hasSizeBetween(1, 256);
        assertThat(embed.get("fields").size()).isLessThanOrEqualTo(25);
        assertThat(embed.get("fields")).allSatisfy(field -> {
            assertThat(field.get("name").textValue()).matches(SHOWN).hasSizeBetween(1, 256);
            assertThat(field.get("value").textValue()).matches(SHOWN).hasSizeBetween(1, 1_024);
        });
        // Discord shows footers as they are.
        assertThat(embed.get("footer").get("text").textValue()).hasSizeBetween(1, 2_048);
        assertThat(embed.get("timestamp").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(embed.get("color").intValue()).isBetween(0, 0xFFFFFF);
        assertThat(chars(embed)).isLessThanOrEqualTo(6_000);
    }

    private static int chars(JsonNode embed) {
        int chars = length(embed.get("title")) + length(embed.get("footer").get("text"));
        for (JsonNode field : embed.get("fields")) {
            chars += length(field.get("name")) + length(field.get("value"));
        }
        return chars;
    }

    private static int length(JsonNode text) {
        return text.textValue().length();
    }

    private static JsonNode read(String json) {
        try {
            return AvroJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + json, e);
        }
    }
}
