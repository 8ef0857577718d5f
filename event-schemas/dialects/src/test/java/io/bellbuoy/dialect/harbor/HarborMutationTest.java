package io.bellbuoy.dialect.harbor;

import static io.bellbuoy.dialect.harbor.HarborSamples.text;
import static io.bellbuoy.dialect.harbor.Rendering.FORMATS;
import static io.bellbuoy.dialect.harbor.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.producer.EventRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every place of a body of each shape, with everything in it that does not belong there. */
class HarborMutationTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> WRONG =
            List.of("null", "-1", "9e99", "9223372036854775808", "\"\\u0000\\ud800:/ \"", "[[7]]", "{}", "{\"/\":{}}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PULL_ARTIFACT.default.wire.json",
                "DELETE_ARTIFACT.cloudevents.json",
                "DELETE_CHART.two-versions.json",
                "REPLICATION.default.json",
                "SCANNING_COMPLETED.findings.json",
                "SCANNING_COMPLETED.sbom.json",
                "TAG_RETENTION.default.json",
                "projectQuota.v1.10.json",
                "pushImage.v1.10-docs-only.json",
                "pushImage.v1.9.wire.json"
            })
    void shouldGiveEventsThatCanBeRenderedOrSayWhatIsWrong(String sample) throws Exception {
        // Given
        JsonNode told = JSON.readTree(text(sample));
        List<JsonPointer> places = new ArrayList<>();
        collect(told, JsonPointer.empty(), places);
        int rendered = 0;

        for (JsonPointer place : places) {
            for (String wrong : WRONG) {
                // When
                List<RegistryEvent> events = eventsOrNone(with(told.deepCopy(), place, JSON.readTree(wrong)));

                // Then
                for (RegistryEvent event : events) {
                    assertThat(EventRules.violation(event)).isEmpty();
                    RegistryEvent withoutOriginal = Rendering.withoutOriginal(event);
                    for (Format format : FORMATS) {
                        assertThat(render(format, event)).isNotEmpty();
                        assertThat(render(format, withoutOriginal)).isNotEmpty();
                    }
                    rendered++;
                }
            }
        }
        assertThat(rendered).isGreaterThan(places.size());
    }

    private static List<RegistryEvent> eventsOrNone(JsonNode body) {
        try {
            return HarborSamples.events(Arrivals.of(body.toString()));
        } catch (InvalidJsonException e) {
            assertThat(e.problems()).isNotEmpty();
            return List.of();
        }
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
        node.properties().forEach(entry -> {
            JsonPointer place = at.appendProperty(entry.getKey());
            places.add(place);
            collect(entry.getValue(), place, places);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(at.appendIndex(i));
            collect(node.get(i), at.appendIndex(i), places);
        }
    }

    private static JsonNode with(JsonNode body, JsonPointer place, JsonNode value) {
        JsonNode parent = body.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.set(place.last().getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), value);
        }
        return body;
    }
}
