package io.bellbuoy.dialect.discord;

import static org.assertj.core.api.Assertions.assertThat;

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

class DiscordFormatTest {

    static Stream<RegistryEvent> hostile() {
        return HostileEvents.all();
    }

    @Test
    void shouldBeAnEmbedThatMentionsNobody() throws Exception {
        // When
        Content content = render(SampleEvents.of("build.failed"));

        // Then
        assertThat(AvroJson.mapper().readTree(content.text()))
                .isEqualTo(
                        AvroJson.mapper()
                                .readTree(
                                        """
                                        {"allowed_mentions": {"parse": []},
                                         "embeds": [{
                                          "title": "Build nginx\\\\-image \\\\#4711 failed",
                                          "url": "https://ci.example.com/builds/4711",
                                          "color": 14687834,
                                          "fields": [
                                           {"name": "Build", "value": "nginx\\\\-image", "inline": true},
                                           {"name": "Number", "value": "4711", "inline": true},
                                           {"name": "Status", "value": "Released", "inline": true},
                                           {"name": "Build repository", "value": "artifactory\\\\-build\\\\-info", "inline": true},
                                           {"name": "By", "value": "alice", "inline": true},
                                           {"name": "Source", "value": "registry.example.com", "inline": true},
                                           {"name": "team", "value": "platform", "inline": true}],
                                          "footer": {"text": "build.failed"},
                                          "timestamp": "2026-03-01T08:00:00.123Z"}]}"""));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldBeTakenWhateverItIsTold(RegistryEvent event) {
        Embeds.accept(render(event));
    }

    @Test
    void shouldShowMarkdownAndNotObeyIt() throws Exception {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder()
                .setRepository(
                        Repository.newBuilder().setName("[a](https://b) @here").build())
                .build();

        // When
        Content content = render(event);

        // Then
        assertThat(AvroJson.mapper()
                        .readTree(content.text())
                        .at("/embeds/0/fields/0/value")
                        .textValue())
                .isEqualTo("\\[a\\]\\(https\\://b\\) \\@here");
    }

    private static Content render(RegistryEvent event) {
        return new DiscordFormat()
                .render(
                        Notification.newBuilder().setEvent(event).build(),
                        Samples.subscription("ci", "https://discord.example/api/webhooks/1/x"));
    }
}
