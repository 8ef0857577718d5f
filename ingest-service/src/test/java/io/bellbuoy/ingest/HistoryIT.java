package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;
import static io.bellbuoy.ingest.history.Statuses.CI;
import static io.bellbuoy.ingest.history.Statuses.delivered;
import static io.bellbuoy.ingest.history.Statuses.status;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.testing.TopicWriter;
import io.bellbuoy.topics.SubscriptionKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two instances, each with a part of the history: whichever is asked, the answer is the same. The last test stops one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class HistoryIT {

    private static final List<SubscriptionKey> MANY = IntStream.range(0, 12)
            .mapToObj(i -> new SubscriptionKey("acme", "many-" + i))
            .toList();

    private static final List<IngestFixture> INSTANCES = new ArrayList<>();
    private static TopicWriter<String, SpecificRecord> writer;
    private static Instant now;

    @TempDir
    private static Path data;

    @BeforeAll
    static void start() throws Exception {
        now = Instant.now();
        TestKafka kafka = TestKafka.shared();
        String prefix = kafka.freshPrefix();
        for (int i = 0; i < 2; i++) {
            BellbuoyConfig config = IngestFixture.config(
                    kafka.bootstrapServers(),
                    kafka.schemaRegistryUrl(),
                    prefix,
                    "topics.notification-partitions=4",
                    "history.retention=7d",
                    "history.state-dir=" + data.resolve("instance-" + i),
                    "history.peer-secret=a-secret-for-tests-only");
            if (i == 0) {
                IngestFixture.provision(config);
            }
            INSTANCES.add(IngestFixture.start(config));
        }
        writer = TopicWriter.ofAvro(kafka.bootstrapServers(), kafka.schemaRegistryUrl());
        for (SubscriptionKey key : MANY) {
            write(delivered(key, "ntf_" + key.id(), now.minusSeconds(5)));
        }
        write(status(CI, "ntf_1", now.minusSeconds(20), 1, "retry", "artifact.pushed"));
        write(status(CI, "ntf_1", now.minusSeconds(15), 2, "delivered", "artifact.pushed"));
        write(status(CI, "ntf_2", now.minusSeconds(10), 1, "dead", "scan.completed"));
        writer.flush();
        await().atMost(60, SECONDS).until(HistoryIT::allIsThere);
    }

    @AfterAll
    static void stop() {
        writer.close();
        INSTANCES.forEach(IngestFixture::close);
    }

    @Test
    void shouldListASubscriptionsDeliveriesTheNewestFirst() throws Exception {
        // When
        List<JsonNode> items = items(get(0, "/v1/tenants/acme/subscriptions/ci/deliveries"));

        // Then
        assertThat(items)
                .extracting(item -> item.path("notification").textValue() + item.path("attempt"))
                .containsExactly("ntf_21", "ntf_12", "ntf_11");
        assertThat(items.get(0).path("verdict").textValue()).isEqualTo("dead");
        assertThat(items.get(0).has("request")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "verdict=delivered, ntf_1",
        "verdict=dead&verdict=delivered, ntf_2 ntf_1",
        "eventType=scan.*, ntf_2",
        "since=<then>, ntf_2",
        "until=<then>, ntf_1 ntf_1"
    })
    void shouldShowWhatIsAskedForAlone(String query, String notifications) throws Exception {
        // When
        String then = now.minusSeconds(12).toString();
        List<JsonNode> items =
                items(get(1, "/v1/tenants/acme/subscriptions/ci/deliveries?" + query.replace("<then>", then)));

        // Then
        assertThat(items)
                .extracting(item -> item.path("notification").textValue())
                .containsExactly(notifications.split(" "));
    }

    @Test
    void shouldShowTheNewestAttemptOfEachTypeOfEvents() throws Exception {
        // When
        List<JsonNode> items = items(get(1, "/v1/tenants/acme/subscriptions/ci/last-triggers"));

        // Then
        assertThat(items)
                .extracting(item -> item.path("notification").textValue() + item.path("attempt"))
                .containsExactlyInAnyOrder("ntf_21", "ntf_12");
    }

    @Test
    void shouldGoOnOnOneInstanceWhereTheOtherHasStopped() throws Exception {
        // Given
        String path = "/v1/tenants/acme/subscriptions/ci/deliveries?limit=2";
        JsonNode first = json(get(0, path));

        // When
        JsonNode second = json(get(1, path + "&cursor=" + first.path("next").textValue()));

        // Then
        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.at("/items/0/attempt").intValue()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void shouldShowEveryAttemptOfADelivery() throws Exception {
        // When
        JsonNode delivery = json(get(0, "/v1/tenants/acme/deliveries/ntf_1"));

        // Then
        assertThat(delivery.path("subscription").textValue()).isEqualTo("ci");
        assertThat(delivery.path("verdict").textValue()).isEqualTo("delivered");
        assertThat(delivery.path("attempts")).hasSize(2);
        assertThat(delivery.at("/attempts/0/request/body/start").textValue()).isEqualTo("{\"sent\":true}");
        assertThat(delivery.at("/attempts/0/response/body/start").textValue()).isEqualTo("thanks\0");
        assertThat(delivery.at("/attempts/0/timings/answered").textValue()).isEqualTo("11ms");
    }

    @Test
    void shouldShowHarborsClientsWhatBecameOfAPolicysNotifications() throws Exception {
        // Given
        String policies = "/v1/tenants/acme/harbor/api/v2.0/projects/library/webhook/policies";
        HttpResponse<String> made = INSTANCES
                .get(0)
                .sendJson(
                        "POST",
                        policies,
                        "{\"name\":\"ci\",\"enabled\":true,\"event_types\":[\"PUSH_ARTIFACT\"],"
                                + "\"targets\":[{\"type\":\"http\",\"address\":\"https://ci.example/hook\"}]}");
        String location = made.headers().firstValue("Location").orElseThrow();
        String id = location.substring(location.lastIndexOf('/') + 1);
        JsonNode policy = json(get(0, "/v1/tenants/acme/subscriptions"))
                .path("items")
                .findParents("id")
                .get(0);
        write(delivered(new SubscriptionKey("acme", policy.path("id").textValue()), "ntf_harbor", now));
        writer.flush();

        // When
        await().atMost(30, SECONDS).until(() -> json(get(1, policies + "/" + id + "/executions"))
                .findPath("status")
                .asText()
                .equals("Success"));

        // Then
        assertThat(get(0, policies + "/" + id + "/executions").body())
                .isEqualTo(get(1, policies + "/" + id + "/executions").body());
    }

    @Test
    void shouldTellATenantNothingOfAnothersDelivery() throws Exception {
        assertThat(get(0, "/v1/tenants/other/deliveries/ntf_1").statusCode()).isEqualTo(404);
        assertThat(get(1, "/v1/tenants/acme/deliveries/ntf_none").statusCode()).isEqualTo(404);
        assertThat(items(get(1, "/v1/tenants/other/subscriptions/ci/deliveries")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "verdict=lost, ?verdict must be one of",
        "eventType=*.x, ?eventType must be",
        "since=soon, ?since must be a time",
        "cursor=abc, ?cursor must be",
        "limit=0, ?limit must be",
        "wat=1, ?wat is not known"
    })
    void shouldSayWhichParameterIsWrong(String query, String detail) throws Exception {
        // When
        HttpResponse<String> response = get(0, "/v1/tenants/acme/subscriptions/ci/deliveries?" + query);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("detail").textValue()).startsWith(detail);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void shouldAnswerForAnInstanceThatIsGone() throws Exception {
        // Given
        List<String> before = answers(1);

        // When
        INSTANCES.remove(0).close();

        // Then
        assertThat(before).hasSize(MANY.size() + 1);
        await().atMost(60, SECONDS).until(HistoryIT::allIsThere);
        assertThat(answers(0)).isEqualTo(before);
    }

    private static boolean allIsThere() throws Exception {
        for (int i = 0; i < INSTANCES.size(); i++) {
            for (String path : paths()) {
                HttpResponse<String> answer = get(i, path);
                if (answer.statusCode() != 200 || items(answer).isEmpty()) {
                    return false;
                }
            }
            if (items(get(i, paths().get(0))).size() < 3) {
                return false;
            }
        }
        return true;
    }

    private static List<String> answers(int instance) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String path : paths()) {
            answers.add(get(instance, path).body());
        }
        return answers;
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/v1/tenants/acme/subscriptions/ci/deliveries"));
        MANY.forEach(key -> paths.add("/v1/tenants/acme/subscriptions/" + key.id() + "/deliveries"));
        return paths;
    }

    private static void write(DeliveryStatus status) {
        String key = new SubscriptionKey(status.getTenant(), status.getSubscription()).toString();
        writer.write(new ProducerRecord<>(INSTANCES.get(0).topics.deliveryStatus(), key, status));
    }

    private static HttpResponse<String> get(int instance, String path) throws Exception {
        return INSTANCES.get(instance).send("GET", path);
    }

    private static List<JsonNode> items(HttpResponse<String> response) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        json(response).path("items").forEach(items::add);
        return items;
    }
}
