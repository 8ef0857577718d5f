package io.bellbuoy.standalone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentedOperationTest {

    private static final String DOCUMENT =
            """
            paths:
              /things/{id}:
                get:
                  operationId: getThing
                  responses:
                    "200": {$ref: "#/components/responses/Thing"}
                    "204": {description: nothing}
                    "401": {headers: {WWW-Authenticate: {required: true}}, description: nobody}
            components:
              responses:
                Thing: {content: {application/json: {schema: {oneOf: [{$ref: "#/components/schemas/Thing"}, {type: "null"}]}}}}
              schemas:
                Thing:
                  type: object
                  required: [id]
                  additionalProperties: false
                  properties:
                    id: {type: string}
                    made: {type: string, format: date-time}
                    secret: {type: string, writeOnly: true}
            """;

    private DocumentedOperation operation;

    @BeforeEach
    void read() throws Exception {
        operation = new OpenApi(new YAMLMapper().readTree(DOCUMENT)).operation("getThing");
    }

    @Test
    void shouldFindNothingWrongWithWhatIsPromised() {
        assertThat(operation.violations(answer(200, "{\"id\": \"a\", \"made\": \"2026-11-20T10:30:00Z\"}")))
                .isEmpty();
        assertThat(operation.violations(new Answer(204, Map.of(), ""))).isEmpty();
        assertThat(operation.violations(new Answer(401, Map.of("WWW-Authenticate", "Bearer"), "")))
                .isEmpty();
    }

    @Test
    void shouldFindWhatNobodyPromised() {
        assertThat(operation.violations(answer(500, "{}"))).containsExactly("the status is not documented");
        assertThat(operation.violations(new Answer(200, Map.of("Content-Type", "text/html"), "x")))
                .containsExactly("the media type 'text/html' is not documented");
        assertThat(operation.violations(new Answer(204, Map.of(), "x"))).containsExactly("a body is not documented");
        assertThat(operation.violations(new Answer(401, Map.of(), "")))
                .containsExactly("the header WWW-Authenticate is missing");
    }

    @Test
    void shouldFindWhatIsNotOfThePromisedForm() {
        assertThat(operation.violations(answer(200, "{}"))).isNotEmpty();
        assertThat(operation.violations(answer(200, "{\"id\": 1}"))).isNotEmpty();
        assertThat(operation.violations(answer(200, "{\"id\": \"a\", \"other\": 1}")))
                .isNotEmpty();
        assertThat(operation.violations(answer(200, "{\"id\": \"a\", \"made\": \"today\"}")))
                .isNotEmpty();
    }

    @Test
    void shouldFindASecretThatIsShown() {
        assertThat(operation.violations(answer(200, "{\"id\": \"a\", \"secret\": \"geheim\"}")))
                .isNotEmpty();
    }

    private static Answer answer(int status, String json) {
        return new Answer(status, Map.of("Content-Type", "application/json"), json);
    }
}
