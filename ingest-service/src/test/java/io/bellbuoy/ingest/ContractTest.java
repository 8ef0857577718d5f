package io.bellbuoy.ingest;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bellbuoy.ingest.contract.ContractResource;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metrics;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    /** What registries send in their own words passes a gate of its own, and is no {@code Operation}. */
    private static final String REGISTRIES_WORDS = "POST /v1/tenants/{tenant}/ingest/{dialect}";

    @Test
    void shouldDocumentEveryOperationThatThereIsAndNoOther() throws Exception {
        // Given
        Vertx vertx = Vertx.vertx();
        BellbuoyConfig config = IngestFixture.config("127.0.0.1:1", "http://127.0.0.1:1", "contract.");
        try (Metrics metrics = new Metrics()) {
            IngestService service = new IngestService(config, vertx, new Health(), metrics);

            // When
            Set<String> offered = service.operations().stream()
                    .map(operation ->
                            operation.method() + " " + operation.path().replaceAll(":(\\w+)", "{$1}"))
                    .collect(toCollection(TreeSet::new));
            offered.add(REGISTRIES_WORDS);

            // Then
            assertThat(documented()).isEqualTo(offered);
        } finally {
            vertx.close();
        }
    }

    @Test
    void shouldAskForATokenWhereverTheDoorDoes() throws Exception {
        assertThat(operations()
                        .filter(operation -> operation.path("security").isEmpty()
                                && operation.path("security").isArray()))
                .extracting(operation -> operation.path("tags").path(0).textValue())
                .containsOnly("contract");
    }

    @Test
    void shouldGiveEveryOperationANameOfItsOwnATagASentenceAndItsAnswers() throws Exception {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.path("summary").asText()).endsWith(".");
            assertThat(operation.path("tags")).hasSize(1);
            assertThat(operation.path("responses").has("503")).isTrue();
        });
        assertThat(operations().map(operation -> operation.path("operationId").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldLeadEveryReferenceSomewhere() throws Exception {
        JsonNode document = openApi();

        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    private static Set<String> documented() throws IOException {
        return paths().flatMap(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> operations() throws IOException {
        return paths().flatMap(
                        path -> METHODS.stream().filter(path.getValue()::has).map(path.getValue()::get));
    }

    private static Stream<Map.Entry<String, JsonNode>> paths() throws IOException {
        return openApi().path("paths").properties().stream();
    }

    private static JsonNode openApi() throws IOException {
        try (InputStream document = ContractResource.class.getResourceAsStream("openapi.yaml")) {
            return new YAMLMapper().readTree(document);
        }
    }
}
