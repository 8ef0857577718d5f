package io.bellbuoy.dialect.teams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.json.AvroJson;
import java.util.Set;

/** The side of Teams: takes a message as far as the documentation of cards and their limits allows. */
public final class AdaptiveCard {

    /** The documentation says 28 KB; some have seen 413 from 21 KB on. */
    private static final int MAX_BYTES = 21_000;

    private static final Set<String> COLORS = Set.of("Default", "Good", "Warning", "Attention");

    private AdaptiveCard() {}

    /** Fails unless Teams would show the card, and as text what is text. */
    public static void accept(Content content) {
        assertThat(content.mediaType()).isEqualTo("application/json");
        assertThat(content.text().getBytes(UTF_8)).hasSizeLessThan(MAX_BYTES);
        JsonNode message = read(content.text());
        assertThat(message.get("type").textValue()).isEqualTo("message");
        assertThat(message.get("attachments")).singleElement().satisfies(attachment -> {
            assertThat(attachment.get("contentType").textValue()).isEqualTo("application/vnd.microsoft.card.adaptive");
            acceptCard(attachment.get("content"));
        });
    }

    private static void acceptCard(JsonNode card) {
        assertThat(card.get("type").textValue()).isEqualTo("AdaptiveCard");
        assertThat(card.get("version").textValue()).isEqualTo("1.4");
        assertThat(card.get("body")).isNotEmpty().allSatisfy(AdaptiveCard::acceptRichText);
        assertThat(card.path("actions")).allSatisfy(action -> {
            assertThat(action.get("type").textValue()).isEqualTo("Action.OpenUrl");
            assertThat(action.get("url").textValue()).startsWith("http");
        });
    }

    /** Text blocks and facts know Markdown; runs of rich text do not. */
    private static void acceptRichText(JsonNode block) {
        assertThat(block.get("type").textValue()).isEqualTo("RichTextBlock");
        assertThat(block.get("inlines")).isNotEmpty().allSatisfy(run -> {
            assertThat(run.get("type").textValue()).isEqualTo("TextRun");
            assertThat(run.get("text").textValue()).isNotEmpty().doesNotContainPattern("\\p{Cc}|\\p{Cs}");
            assertThat(run.path("color").asText("Default")).isIn(COLORS);
        });
    }

    private static JsonNode read(String json) {
        try {
            return AvroJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + json, e);
        }
    }
}
