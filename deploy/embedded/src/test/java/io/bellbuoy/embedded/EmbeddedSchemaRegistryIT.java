package io.bellbuoy.embedded;

import static io.bellbuoy.embedded.Schemas.FIRST;
import static io.bellbuoy.embedded.Schemas.WITHOUT_FIELD;
import static io.bellbuoy.embedded.Schemas.WITH_NEW_FIELD;
import static io.bellbuoy.embedded.Schemas.WITH_OPTIONAL_FIELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.embedded.RegistryClient.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmbeddedSchemaRegistryIT {

    @TempDir
    Path dir;

    private final Vertx vertx = Vertx.vertx();
    private EmbeddedSchemaRegistry registry;
    private RegistryClient client;

    @BeforeEach
    void startRegistry() {
        registry = EmbeddedSchemaRegistry.start(vertx, dir.resolve("schemas.jsonl"), 0);
        client = new RegistryClient(registry.url());
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldGiveTheSameSchemaTheSameIdInAllSubjects() {
        assertThat(register("a-value", FIRST.toString())).isEqualTo(1);
        assertThat(register("a-value", FIRST.toString())).isEqualTo(1);
        assertThat(register("a-value", WITH_OPTIONAL_FIELD.toString())).isEqualTo(2);
        assertThat(register("b-value", FIRST.toString())).isEqualTo(1);
    }

    @Test
    void shouldListSubjectsAndVersions() {
        // Given
        client.post("/subjects/b-value/versions", FIRST);
        client.post("/subjects/a-value/versions", FIRST);
        client.post("/subjects/a-value/versions", WITH_OPTIONAL_FIELD);

        // When, Then
        assertThat(client.get("/subjects")).isEqualTo(new Answer(200, JsonArray.of("a-value", "b-value")));
        assertThat(client.get("/subjects/a-value/versions")).isEqualTo(new Answer(200, JsonArray.of(1, 2)));
    }

    @Test
    void shouldAnswerAVersionByItsNumberAsTheLatestAndByItsSchema() {
        // Given
        client.post("/subjects/a-value/versions", FIRST);
        client.post("/subjects/a-value/versions", WITH_OPTIONAL_FIELD);

        // When
        var first = client.get("/subjects/a-value/versions/1");
        var latest = client.get("/subjects/a-value/versions/latest");
        var found = client.post("/subjects/a-value", FIRST);

        // Then
        assertThat(first).isEqualTo(new Answer(200, version("a-value", 1, 1, FIRST.toString())));
        assertThat(latest).isEqualTo(new Answer(200, version("a-value", 2, 2, WITH_OPTIONAL_FIELD.toString())));
        assertThat(found).isEqualTo(first);
    }

    @Test
    void shouldAnswerASchemaByItsId() {
        // Given
        client.post("/subjects/a-value/versions", FIRST);

        // When
        var answer = client.exchange("GET", "/schemas/ids/1?fetchMaxId=false&subject=a-value", "");

        // Then
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/vnd.schemaregistry.v1+json");
        assertThat(new JsonObject(answer.body()).getString("schema")).isEqualTo(FIRST.toString());
    }

    @Test
    void shouldAcceptSubjectsWithReservedCharacters() {
        // When
        client.post("/subjects/team%2Fa%20b-value/versions", FIRST);

        // Then
        assertThat(client.get("/subjects").body()).isEqualTo(JsonArray.of("team/a b-value"));
        assertThat(client.get("/subjects/team%2Fa%20b-value/versions/latest").status())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseAnIncompatibleSchemaWithTheReason() {
        // Given
        client.post("/subjects/a-value/versions", FIRST);

        // When
        var answer = client.post("/subjects/a-value/versions", WITH_NEW_FIELD);

        // Then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.errorCode()).isEqualTo(409);
        assertThat(answer.message()).contains("a-value", "READER_FIELD_MISSING_DEFAULT_VALUE", "count");
        assertThat(client.get("/subjects/a-value/versions").body()).isEqualTo(JsonArray.of(1));
    }

    @Test
    void shouldBeFullyTransitiveUnlessToldOtherwise() {
        // Given
        client.post("/subjects/a-value/versions", FIRST);
        assertThat(client.get("/config").body()).isEqualTo(JsonObject.of("compatibilityLevel", "FULL_TRANSITIVE"));

        // When
        var set = client.put("/config", "{\"compatibility\":\"BACKWARD\"}");

        // Then
        assertThat(set).isEqualTo(new Answer(200, JsonObject.of("compatibility", "BACKWARD")));
        assertThat(client.get("/config").body()).isEqualTo(JsonObject.of("compatibilityLevel", "BACKWARD"));
        assertThat(client.post("/subjects/a-value/versions", WITHOUT_FIELD).status())
                .isEqualTo(200);
    }

    @Test
    void shouldLetASubjectHaveALevelOfItsOwn() {
        // Given
        assertThat(client.get("/config/a-value").errorCode()).isEqualTo(40408);
        assertThat(client.get("/config/a-value?defaultToGlobal=true").body())
                .isEqualTo(JsonObject.of("compatibilityLevel", "FULL_TRANSITIVE"));

        // When
        client.put("/config/a-value", "{\"compatibility\":\"NONE\"}");

        // Then
        assertThat(client.get("/config/a-value").body()).isEqualTo(JsonObject.of("compatibilityLevel", "NONE"));
        assertThat(client.get("/config").body()).isEqualTo(JsonObject.of("compatibilityLevel", "FULL_TRANSITIVE"));
    }

    @ParameterizedTest
    @CsvSource({"1", "latest"})
    void shouldSayWhetherASchemaWouldBeCompatible(String version) {
        // Given
        client.post("/subjects/a-value/versions", FIRST);
        var path = "/compatibility/subjects/a-value/versions/" + version;

        // When
        var good = client.post(path, WITH_OPTIONAL_FIELD);
        var bad = client.post(path + "?verbose=true", WITH_NEW_FIELD);

        // Then
        assertThat(good).isEqualTo(new Answer(200, JsonObject.of("is_compatible", true)));
        assertThat(((JsonObject) bad.body()).getBoolean("is_compatible")).isFalse();
        assertThat(((JsonObject) bad.body()).getJsonArray("messages")).hasSize(1);
        assertThat(client.get("/subjects/a-value/versions").body()).isEqualTo(JsonArray.of(1));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /subjects/none/versions,                        404, 40401",
        "GET,  /subjects/none/versions/latest,                 404, 40401",
        "POST, /subjects/none,                                 404, 40401",
        "POST, /compatibility/subjects/none/versions/latest,   404, 40401",
        "GET,  /subjects/a-value/versions/7,                   404, 40402",
        "POST, /compatibility/subjects/a-value/versions/7,     404, 40402",
        "GET,  /schemas/ids/7,                                 404, 40403",
        "GET,  /schemas/ids/seven,                             404, 40403",
        "POST, /subjects/a-value,                              404, 40403",
        "GET,  /subjects/a-value/versions/0,                   422, 42202",
        "GET,  /subjects/a-value/versions/newest,              422, 42202",
        "GET,  /nowhere,                                       404, 404",
        "DELETE, /subjects,                                    405, 405"
    })
    void shouldRefuseInConfluentsCodes(String method, String path, int status, int errorCode) {
        // Given
        client.post("/subjects/a-value/versions", FIRST);
        var body =
                new JsonObject().put("schema", WITH_OPTIONAL_FIELD.toString()).encode();

        // When
        var answer = client.exchange(method, path, method.equals("POST") ? body : "");

        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getInteger("error_code")).isEqualTo(errorCode);
        assertThat(new JsonObject(answer.body()).getString("message")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"schema\":\"{\\\"type\\\":\\\"recrd\\\"}\"}                       | 42201",
                "{\"schema\":\"\\\"string\\\"\",\"schemaType\":\"PROTOBUF\"}         | 42201",
                "{\"schema\":\"\\\"string\\\"\",\"references\":[{\"name\":\"x\"}]}   | 42201",
                "{}                                                                  | 42201",
                "[]                                                                  | 400",
                "nonsense                                                            | 400"
            })
    void shouldRefuseWhatIsNoAvroSchema(String body, int errorCode) {
        // When
        var answer = client.post("/subjects/a-value/versions", body);

        // Then
        assertThat(answer.errorCode()).isEqualTo(errorCode);
        assertThat(client.get("/subjects").body()).isEqualTo(new JsonArray());
    }

    @Test
    void shouldRefuseAnUnknownLevel() {
        assertThat(client.put("/config", "{\"compatibility\":\"SOMETIMES\"}").errorCode())
                .isEqualTo(42203);
    }

    @Test
    void shouldGiveEveryRegistrationItsOwnVersionWhenManyComeAtOnce() {
        // When
        IntStream.range(0, 20).parallel().forEach(i -> register("s" + i % 5, "{\"type\":\"string\",\"n\":" + i + "}"));

        // Then
        assertThat(client.get("/subjects/s0/versions").body()).isEqualTo(JsonArray.of(1, 2, 3, 4));
        assertThat(client.get("/schemas/ids/20").status()).isEqualTo(200);
        assertThat(client.get("/schemas/ids/21").status()).isEqualTo(404);
    }

    @Test
    void shouldKnowEverythingAgainAfterARestart() {
        // Given
        client.post("/subjects/a-value/versions", FIRST);
        client.post("/subjects/a-value/versions", WITH_OPTIONAL_FIELD);
        client.put("/config/b-value", "{\"compatibility\":\"NONE\"}");

        // When
        registry.close();
        startRegistry();

        // Then
        assertThat(client.get("/subjects/a-value/versions/2").body())
                .isEqualTo(version("a-value", 2, 2, WITH_OPTIONAL_FIELD.toString()));
        assertThat(client.get("/config/b-value").status()).isEqualTo(200);
        assertThat(register("b-value", "\"int\"")).isEqualTo(3);
    }

    @Test
    void shouldForgetWithoutAFile() {
        // Given
        try (var forgetful = EmbeddedSchemaRegistry.start(vertx, null, 0)) {
            new RegistryClient(forgetful.url()).post("/subjects/a-value/versions", FIRST);
        }

        // When
        try (var next = EmbeddedSchemaRegistry.start(vertx, null, 0)) {
            // Then
            assertThat(new RegistryClient(next.url()).get("/subjects").body()).isEqualTo(new JsonArray());
        }
    }

    @Test
    void shouldSayWhichPortAndFileItCouldNotHave() {
        var port = Integer.parseInt(registry.url().substring(registry.url().lastIndexOf(':') + 1));
        var otherFile = dir.resolve("other.jsonl");

        assertThatThrownBy(() -> EmbeddedSchemaRegistry.start(vertx, otherFile, port))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining(otherFile.toString());
    }

    @Test
    void shouldCloseTwice() {
        registry.close();
        registry.close();

        assertThatThrownBy(() -> client.get("/subjects")).hasRootCauseInstanceOf(IOException.class);
    }

    private int register(String subject, String schema) {
        var body = new JsonObject().put("schema", schema).encode();
        var answer = client.post("/subjects/" + subject + "/versions", body);
        assertThat(answer.status()).isEqualTo(200);
        return ((JsonObject) answer.body()).getInteger("id");
    }

    private static JsonObject version(String subject, int version, int id, String schema) {
        return JsonObject.of("subject", subject, "version", version, "id", id, "schema", schema);
    }
}
