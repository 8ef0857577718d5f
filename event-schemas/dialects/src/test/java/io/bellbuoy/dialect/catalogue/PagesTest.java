package io.bellbuoy.dialect.catalogue;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.dialect.catalogue.EventTypeCatalogue.Entry;
import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.events.EventType;
import io.bellbuoy.events.Notification;
import io.bellbuoy.json.AvroJson;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages say what the code does. What to put there is in {@code target/event-types.md}. */
class PagesTest {

    private static final Path EVENT_TYPES = Path.of("../../docs/event-types.md");
    private static final Path REGISTRIES = Path.of("../../docs/registries.md");
    private static final Path PROPOSED = Path.of("target/event-types.md");

    @Test
    void shouldListEveryTypeWithWhatRegistriesCallItAndAsWhatItGoesOut() throws Exception {
        // When
        String called = EventTypeCatalogue.entries().stream()
                .map(PagesTest::called)
                .collect(joining("\n", "| type | means | called |\n| --- | --- | --- |\n", "\n"));
        String goesOut = Arrays.stream(EventType.values())
                .map(PagesTest::goesOut)
                .collect(joining(
                        "\n",
                        "| type | `harbor` | `jfrog` | `harness` | `distribution` |\n| --- | --- | --- | --- | --- |\n",
                        "\n"));
        Files.writeString(PROPOSED, called + "\n" + goesOut);

        // Then
        assertThat(Files.readString(EVENT_TYPES)).contains(called).contains(goesOut);
    }

    @Test
    void shouldNameEveryDialectAndEveryFormat() throws Exception {
        // When
        String page = Files.readString(REGISTRIES);

        // Then
        assertThat(Stream.concat(Dialects.names().stream(), Formats.names().stream()))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private static String called(Entry entry) {
        String names = entry.names().entrySet().stream().map(PagesTest::called).collect(joining("; "));
        return "| `%s` | %s | %s |"
                .formatted(entry.type().code(), entry.type().description(), names.isEmpty() ? "–" : names);
    }

    private static String called(Map.Entry<String, ? extends Iterable<String>> names) {
        return names.getKey() + " `" + String.join("`, `", names.getValue()) + "`";
    }

    /** An event of that type, of an image where it has one, that came from nobody in particular. */
    private static String goesOut(EventType type) {
        JsonNode jfrog = rendered("jfrog", type);
        return "| `%s` | `%s` | `%s` / `%s` | `%s` | `%s` |"
                .formatted(
                        type.code(),
                        rendered("harbor", type).path("type").asText(),
                        jfrog.path("domain").asText(),
                        jfrog.path("event_type").asText(),
                        rendered("harness", type).path("trigger").asText(),
                        rendered("distribution", type).at("/events/0/action").asText());
    }

    private static JsonNode rendered(String format, EventType type) {
        Notification notification = Notification.newBuilder()
                .setId("ntf_1")
                .setEvent(SampleEvents.of(type.code()))
                .build();
        try {
            return AvroJson.mapper()
                    .readTree(Formats.named(format)
                            .orElseThrow()
                            .render(notification, Samples.subscription("ci", "https://ci.example/hook"))
                            .text());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
