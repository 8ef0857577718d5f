package io.bellbuoy.ingest.contract;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.TopicSpec;
import io.bellbuoy.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final Path SCHEMAS = Path.of("../event-schemas/src/main/avro");

    private final List<TopicSpec> topics =
            new Topics("test.", new RetryLadder(List.of(Duration.ofSeconds(5), Duration.ofHours(2)))).specs(12, 3);
    private final ObjectNode document = new AsyncApi("test.", topics).document();

    @Test
    void shouldDescribeEveryTopicThatThereIsAndNoOther() {
        // When
        Set<String> described = channels().flatMap(AsyncApiTest::addresses).collect(toSet());

        // Then
        assertThat(described).isEqualTo(topics.stream().map(TopicSpec::name).collect(toSet()));
    }

    @Test
    void shouldTellASettingAsTheTopicHasIt() {
        assertThat(document.at("/channels/events/bindings/kafka/partitions").intValue())
                .isEqualTo(12);
        assertThat(document.at("/channels/events/bindings/kafka/topicConfiguration/retention.ms")
                        .longValue())
                .isEqualTo(Duration.ofDays(7).toMillis());
        assertThat(document.at("/channels/retries/bindings/kafka/partitions").intValue())
                .isEqualTo(3);
    }

    @Test
    void shouldHoldEverySchema() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            assertThat(files.map(AsyncApiTest::nameOf)).isNotEmpty().allSatisfy(name -> assertThat(
                            document.path("components").findValuesAsText("name"))
                    .contains(name));
        }
    }

    @Test
    void shouldLeadEveryReferenceSomewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    private Stream<JsonNode> channels() {
        return StreamSupport.stream(document.path("channels").spliterator(), false);
    }

    private static Stream<String> addresses(JsonNode channel) {
        String address = channel.path("address").textValue();
        JsonNode delays = channel.at("/parameters/delay/enum");
        return delays.isMissingNode()
                ? Stream.of(address)
                : StreamSupport.stream(delays.spliterator(), false)
                        .map(delay -> address.replace("{delay}", delay.textValue()));
    }

    private static String nameOf(Path file) {
        try {
            return AvroJson.mapper()
                    .readTree(Files.readString(file))
                    .path("name")
                    .textValue();
        } catch (IOException e) {
            throw new IllegalStateException(file + " is no schema", e);
        }
    }
}
