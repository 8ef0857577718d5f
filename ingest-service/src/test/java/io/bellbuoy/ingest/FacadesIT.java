package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of the registries' own APIs send, above all their Terraform providers, and what they are to be answered. */
class FacadesIT {

    private static IngestFixture ingest;

    @BeforeAll
    static void start() throws Exception {
        TestKafka kafka = TestKafka.shared();
        BellbuoyConfig config = IngestFixture.config(
                kafka.bootstrapServers(),
                kafka.schemaRegistryUrl(),
                kafka.freshPrefix(),
                "egress.proxies=proxy-key=http://proxy:3128");
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harbor/policy.http",
                "harness/webhooks.http",
                "jfrog/artifact-webhook.http",
                "jfrog/custom-webhook.http",
                "jfrog/other-domains.http"
            })
    void shouldAnswerAsTheRegistryWould(String recording) throws Exception {
        String registry = recording.substring(0, recording.indexOf('/'));

        Exchange.replayAll(ingest, "/v1/tenants/" + recording.replaceAll("\\W", "-") + "/" + registry, recording);
    }

    @Test
    void shouldKeepASecretThatIsPutBackUnseen() throws Exception {
        // Given
        String path = "/v1/tenants/keeps/jfrog/event/api/v1/subscriptions";
        String document =
                "{\"key\":\"ci\",\"enabled\":true,\"event_filter\":{\"domain\":\"user\",\"event_types\":[\"locked\"]},"
                        + "\"handlers\":[{\"handler_type\":\"webhook\",\"url\":\"https://ci.example/hook\",\"secret\":\"tell no one\"}]}";
        ingest.sendJson("POST", path, document);

        // When
        HttpResponse<String> read = ingest.send("GET", path + "/ci");
        HttpResponse<String> kept = ingest.sendJson("PUT", path + "/ci", read.body());
        HttpResponse<String> wiped = ingest.sendJson("PUT", path + "/ci", document.replace("\"tell no one\"", "\"\""));

        // Then
        assertThat(read.body()).doesNotContain("tell no one");
        assertThat(List.of(kept, wiped)).extracting(HttpResponse::statusCode).containsOnly(204);
        assertThat(stored("keeps", 3))
                .extracting(found -> found.getEndpoint().getSigning())
                .containsExactly("jfrog-token", "jfrog-token", "standard");
        assertThat(stored("keeps", 3))
                .extracting(found -> found.getEndpoint().getSecret())
                .startsWith("tell no one", "tell no one")
                .last()
                .asString()
                .startsWith("whsec_");
    }

    @Test
    void shouldNotSendAKeptSecretToSomebodyElse() throws Exception {
        // Given
        String path = "/v1/tenants/moves/jfrog/event/api/v1/subscriptions";
        ingest.sendJson(
                "POST",
                path,
                "{\"key\":\"ci\",\"enabled\":true,\"event_filter\":{\"domain\":\"user\",\"event_types\":[\"locked\"]},"
                        + "\"handlers\":[{\"handler_type\":\"webhook\",\"url\":\"https://ci.example/hook\",\"secret\":\"s\"}]}");
        String read = ingest.send("GET", path + "/ci").body();

        // When
        HttpResponse<String> moved =
                ingest.sendJson("PUT", path + "/ci", read.replace("ci.example", "elsewhere.example"));

        // Then
        assertThat(moved.statusCode()).isEqualTo(400);
        assertThat(json(moved).at("/errors/0/message").textValue())
                .startsWith("handlers.0.secret: must be given again");
    }

    @Test
    void shouldLeaveAloneWhatTheRegistryHasNoWordFor() throws Exception {
        // Given
        String created = "{\"identifier\":\"ci\",\"name\":\"ci\",\"url\":\"https://ci.example/hook\",\"enabled\":true}";
        String path = "/v1/tenants/native/harness/api/v1/registry/reg/webhooks";
        ingest.sendJson("POST", path, created);
        JsonNode item =
                json(ingest.send("GET", "/v1/tenants/native/subscriptions")).at("/items/0");
        String tuned = item.toString().replace("\"maxInFlight\":16", "\"maxInFlight\":3");
        String own = "/v1/tenants/native/subscriptions/" + item.path("id").textValue();

        // When
        ingest.sendJson("PUT", own, tuned);
        ingest.sendJson("PUT", path + "/ci", created);

        // Then
        assertThat(json(ingest.send("GET", own)).at("/delivery/maxInFlight").intValue())
                .isEqualTo(3);
    }

    @Test
    void shouldNotKnowOfSubscriptionsThatWereMadeElsewhere() throws Exception {
        // Given
        ingest.sendJson(
                "PUT",
                "/v1/tenants/elsewhere/subscriptions/ci",
                "{\"endpoint\":{\"url\":\"https://ci.example/hook\"}}");
        String path = "/v1/tenants/elsewhere/jfrog/event/api/v1/subscriptions";

        // Then
        assertThat(ingest.send("GET", path).body()).isEqualTo("[]");
        assertThat(ingest.send("DELETE", path + "/ci").statusCode()).isEqualTo(404);
        assertThat(ingest.send("GET", "/v1/tenants/elsewhere/subscriptions/ci").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jfrog/event/api/v1/subscriptions", "harbor/api/v2.0/projects/p/webhook/policies"})
    void shouldRefuseStrangersInTheRegistrysOwnWords(String path) throws Exception {
        HttpResponse<String> refused = ingest.send(ingest.withoutToken("GET", "/v1/tenants/acme/" + path, ""));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body())
                .isEqualTo("{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"A bearer token is required\"}]}");
    }

    private static List<Subscription> stored(String tenant, int count) {
        try (var reader = ingest.reader(ingest.topics.subscriptions(), Subscription.class)) {
            return of(tenant, reader.readUntil(records -> of(tenant, records).size() >= count));
        }
    }

    private static List<Subscription> of(String tenant, List<ConsumerRecord<String, Subscription>> records) {
        return records.stream()
                .filter(found -> found.key().startsWith(tenant + "/"))
                .map(ConsumerRecord::value)
                .toList();
    }
}
