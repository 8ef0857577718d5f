package io.bellbuoy.dialect.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.json.AvroJson;
import java.util.regex.Pattern;

/** Slack's side: takes a message as far as its documentation of blocks and their limits allows. */
public final class BlockKit {

    /** Our own link and date, and nothing else in angle brackets; ampersands of entities alone. */
    private static final Pattern MARKUP = Pattern.compile(
            "(?:[^<>&]|&amp;|&lt;|&gt;|<https?://[^<>|]+\\|Open>|<!date\\^-?\\d+\\^\\{date_short_pretty} \\{time}\\|[^<>|]+>)*+");

    private BlockKit() {}

    /** Fails unless Slack would show the message, and as text what is text. */
    public static void accept(Content content) {
        assertThat(content.mediaType()).isEqualTo("application/json");
        JsonNode message = read(content.text());
        assertThat(message.fieldNames()).toIterable().containsExactly("text", "blocks");
        assertThat(message.get("text").textValue()).matches(MARKUP).hasSizeBetween(1, 4_000);
        assertThat(message.get("blocks")).hasSizeBetween(1, 50).allSatisfy(BlockKit::acceptBlock);
    }

    private static void acceptBlock(JsonNode block) {
        switch (block.get("type").textValue()) {
            case "header" -> acceptHeader(block.get("text"));
            case "section" -> acceptSection(block);
            case "context" ->
                assertThat(block.get("elements")).hasSizeBetween(1, 10).allSatisfy(text -> acceptMarkup(text, 3_000));
            default -> throw new AssertionError("Unknown block " + block);
        }
    }

    private static void acceptHeader(JsonNode text) {
        assertThat(text.get("type").textValue()).isEqualTo("plain_text");
        assertThat(text.get("text").textValue()).hasSizeBetween(1, 150);
    }

    private static void acceptSection(JsonNode section) {
        if (section.has("text")) {
            acceptMarkup(section.get("text"), 3_000);
        } else {
            assertThat(section.get("fields")).hasSizeBetween(1, 10).allSatisfy(text -> acceptMarkup(text, 2_000));
        }
    }

    private static void acceptMarkup(JsonNode text, int maxChars) {
        assertThat(text.get("type").textValue()).isEqualTo("mrkdwn");
        assertThat(text.get("verbatim").booleanValue()).isTrue();
        assertThat(text.get("text").textValue()).matches(MARKUP).hasSizeBetween(1, maxChars);
    }

    private static JsonNode read(String json) {
        try {
            return AvroJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + json, e);
        }
    }
}
