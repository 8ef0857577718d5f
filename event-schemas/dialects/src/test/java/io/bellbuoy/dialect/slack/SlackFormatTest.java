package io.bellbuoy.dialect.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.dialect.chat.HostileEvents;
import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.AvroJson;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlackFormatTest {

    static Stream<RegistryEvent> hostile() {
        return HostileEvents.all();
    }

    @Test
    void shouldLayOutSentenceFactsLinkAndTime() {
        // When
        Content content = render(SampleEvents.of("repository.renamed"));

        // Then
        assertThat(content.text())
                .isEqualTo("{\"text\":\"Repository library/nginx was renamed to library/nginx-mainline by alice\","
                        + "\"blocks\":[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\","
                        + "\"text\":\"Repository library/nginx was renamed to library/nginx-mainline by alice\",\"emoji\":false}},"
                        + "{\"type\":\"section\",\"fields\":["
                        + field("Repository", "library/nginx") + ","
                        + field("Target repository", "library/nginx-mainline")
                        + "," + field("By", "alice") + "," + field("Source", "registry.example.com") + ","
                        + field("team", "platform") + "]},"
                        + "{\"type\":\"context\",\"elements\":[{\"type\":\"mrkdwn\","
                        + "\"text\":\"<!date^1772352000^{date_short_pretty} {time}|2026-03-01T08:00:00.123Z>  ·  repository.renamed\","
                        + "\"verbatim\":true}]}]}");
    }

    @Test
    void shouldLinkToTheArtifact() {
        assertThat(render(SampleEvents.of("artifact.pushed")).text())
                .contains("\"<https://registry.example.com/library/nginx:1.27|Open>\"");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldBeTakenWhateverItIsTold(RegistryEvent event) {
        BlockKit.accept(render(event));
    }

    @Test
    void shouldShowMarkupAndNotObeyIt() throws Exception {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder()
                .setType("repository.created")
                .setRepository(
                        Repository.newBuilder().setName("<!channel> & co").build())
                .build();

        // When
        JsonNode message = AvroJson.mapper().readTree(render(event).text());

        // Then: markup is escaped where Slack looks for it, and stays as it is in plain text
        assertThat(message.at("/text").textValue()).isEqualTo("Repository &lt;!channel&gt; &amp; co was created");
        assertThat(message.at("/blocks/0/text/text").textValue()).isEqualTo("Repository <!channel> & co was created");
        assertThat(message.at("/blocks/1/fields/0/text").textValue())
                .isEqualTo("*Repository*\n&lt;!channel&gt; &amp; co");
    }

    private static String field(String name, String value) {
        return "{\"type\":\"mrkdwn\",\"text\":\"*" + name + "*\\n" + value + "\",\"verbatim\":true}";
    }

    private static Content render(RegistryEvent event) {
        return new SlackFormat()
                .render(
                        Notification.newBuilder().setEvent(event).build(),
                        Samples.subscription("ci", "https://hooks.slack.example/services/T0/B0/x"));
    }
}
