package io.bellbuoy.dialect.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.dialect.chat.HostileEvents;
import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeamsFormatTest {

    static Stream<RegistryEvent> hostile() {
        return HostileEvents.all();
    }

    @Test
    void shouldBeACardInAMessage() throws Exception {
        // When
        Content content = render(SampleEvents.of("build.failed"));

        // Then
        assertThat(AvroJson.mapper().readTree(content.text()).at("/attachments/0/content"))
                .isEqualTo(AvroJson.mapper()
                        .readTree(
                                """
                                        {"$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                                         "type": "AdaptiveCard", "version": "1.4",
                                         "body": [
                                          {"type": "RichTextBlock", "spacing": "Small", "inlines": [
                                            {"type": "TextRun", "text": "Build nginx-image #4711 failed",
                                             "size": "Large", "weight": "Bolder", "color": "Attention"}]},
                                          %s, %s, %s, %s, %s, %s, %s,
                                          {"type": "RichTextBlock", "spacing": "Small", "inlines": [
                                            {"type": "TextRun", "text": "2026-03-01T08:00:00.123Z · build.failed",
                                             "isSubtle": true}]}],
                                         "actions": [{"type": "Action.OpenUrl", "title": "Open",
                                                      "url": "https://ci.example.com/builds/4711"}]}"""
                                        .formatted(
                                                fact("Build", "nginx-image"),
                                                fact("Number", "4711"),
                                                fact("Status", "Released"),
                                                fact("Build repository", "artifactory-build-info"),
                                                fact("By", "alice"),
                                                fact("Source", "registry.example.com"),
                                                fact("team", "platform"))));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldBeTakenWhateverItIsTold(RegistryEvent event) {
        AdaptiveCard.accept(render(event));
    }

    private static String fact(String name, String value) {
        return """
               {"type": "RichTextBlock", "spacing": "Small", "inlines": [
                 {"type": "TextRun", "text": "%s", "weight": "Bolder"}, {"type": "TextRun", "text": "  "},
                 {"type": "TextRun", "text": "%s"}]}"""
                .formatted(name, value);
    }

    private static Content render(RegistryEvent event) {
        return new TeamsFormat()
                .render(
                        Notification.newBuilder().setEvent(event).build(),
                        Samples.subscription("ci", "https://flows.example/workflows/1"));
    }
}
