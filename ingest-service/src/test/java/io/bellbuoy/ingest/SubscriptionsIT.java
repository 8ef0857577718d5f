package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.PreviousSecret;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.TenantPartitioner;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionsIT {

    private static final String MINIMAL = "{\"endpoint\":{\"url\":\"https://ci.example/hook\"}}";

    private static IngestFixture ingest;
    private static IngestFixture other;

    @BeforeAll
    static void start() throws Exception {
        TestKafka kafka = TestKafka.shared();
        BellbuoyConfig config =
                IngestFixture.config(kafka.bootstrapServers(), kafka.schemaRegistryUrl(), kafka.freshPrefix());
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
        other = IngestFixture.start(config);
    }

    @AfterAll
    static void stop() {
        ingest.close();
        other.close();
    }

    @Test
    void shouldShowASecretOnceAndKeepIt() throws Exception {
        // When
        HttpResponse<String> created = ingest.sendJson("PUT", path("once", "ci"), MINIMAL);
        HttpResponse<String> read = ingest.send("GET", path("once", "ci"));
        HttpResponse<String> replaced = ingest.sendJson("PUT", path("once", "ci"), read.body());

        // Then
        assertThat(created.statusCode()).isEqualTo(201);
        String secret = json(created).path("endpoint").path("secret").textValue();
        assertThat(secret).startsWith("whsec_");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(List.of(read, replaced))
                .allSatisfy(response -> assertThat(response.body()).doesNotContain("whsec_"));
        assertThat(subscriptions("once", 2)).last().satisfies(found -> assertThat(
                        found.value().getEndpoint().getSecret())
                .isEqualTo(secret));
    }

    @Test
    void shouldRotateASecretAndShowTheNewOneOnce() throws Exception {
        // Given
        String old = json(ingest.sendJson("PUT", path("rotates", "ci"), MINIMAL))
                .at("/endpoint/secret")
                .textValue();

        // When
        HttpResponse<String> rotated = other.sendJson("POST", path("rotates", "ci/secret/rotate"), "{}");
        HttpResponse<String> read = ingest.send("GET", path("rotates", "ci"));

        // Then
        String secret = json(rotated).at("/endpoint/secret").textValue();
        assertThat(rotated.statusCode()).isEqualTo(200);
        assertThat(secret).startsWith("whsec_").isNotEqualTo(old);
        assertThat(json(read).at("/endpoint/previousSecrets/0/validUntil").textValue())
                .isNotNull();
        assertThat(read.body()).doesNotContain("whsec_");
        assertThat(subscriptions("rotates", 2)).last().satisfies(found -> {
            assertThat(found.value().getEndpoint().getSecret()).isEqualTo(secret);
            assertThat(found.value().getEndpoint().getPreviousSecrets())
                    .extracting(PreviousSecret::getSecret)
                    .containsExactly(old);
        });
    }

    @Test
    void shouldRotateNoSecretOfASubscriptionThatIsNotThere() throws Exception {
        assertThat(ingest.sendJson("POST", path("rotates", "nobody/secret/rotate"), "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldShowThePublicKeyOfAPairThatItMade() throws Exception {
        // When
        HttpResponse<String> created = ingest.sendJson(
                "PUT", path("pair", "ci"), "{\"endpoint\":{\"url\":\"https://ci.example/hook\",\"secret\":\"whsk_\"}}");
        HttpResponse<String> read = ingest.send("GET", path("pair", "ci"));
        HttpResponse<String> again = ingest.sendJson("PUT", path("pair", "ci"), read.body());

        // Then
        String publicKey = json(created).at("/endpoint/publicKey").textValue();
        assertThat(json(created).at("/endpoint/secret").textValue()).hasSize("whsk_".length() + 88);
        assertThat(publicKey).startsWith("whpk_");
        assertThat(List.of(read, again)).allSatisfy(response -> {
            assertThat(json(response).at("/endpoint/publicKey").textValue()).isEqualTo(publicKey);
            assertThat(response.body()).doesNotContain("whsk_");
        });
    }

    @Test
    void shouldNotEchoSecretsThatAreGiven() throws Exception {
        // When
        HttpResponse<String> created = ingest.sendJson(
                "PUT",
                path("given", "ci"),
                """
                {"endpoint": {"url": "https://ci.example/hook", "authorization": "Bearer geheim",
                              "secret": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"}}""");

        // Then
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).doesNotContain("whsec_", "geheim");
    }

    @Test
    void shouldWriteBothTopicsToTheSamePartitionInOneTransaction() throws Exception {
        // Given
        int partition = TenantPartitioner.partition("both", IngestFixture.PARTITIONS);
        Map<TopicPartition, Long> before = ingest.ends();

        // When
        ingest.sendJson("PUT", path("both", "ci"), MINIMAL);

        // Then: each partition has one record and one marker more
        Map<TopicPartition, Long> after = ingest.ends();
        for (String topic : List.of(ingest.topics.events(), ingest.topics.subscriptions())) {
            TopicPartition written = new TopicPartition(topic, partition);
            assertThat(after.get(written) - before.get(written)).isEqualTo(2);
        }
        ConsumerRecord<String, Subscription> stored = subscriptions("both", 1).get(0);
        ConsumerRecord<String, RegistryEvent> told = events("both", 1).get(0);
        assertThat(stored.key()).isEqualTo("both/ci");
        assertThat(stored.partition()).isEqualTo(told.partition()).isEqualTo(partition);
        assertThat(told.value().getType()).isEqualTo("bellbuoy.subscription.created");
        assertThat(told.value().getId()).isEqualTo("sub_ci_" + stored.value().getVersion());
        assertThat(told.value().getSubscription().getVersion())
                .isEqualTo(stored.value().getVersion());
        assertThat(stored.value()).asString().contains("whsec_");
        assertThat(told.value()).asString().doesNotContain("whsec_");
    }

    @Test
    void shouldDeleteWithATombstoneAndAnEvent() throws Exception {
        // Given
        ingest.sendJson("PUT", path("gone", "ci"), MINIMAL);

        // When
        HttpResponse<String> deleted = ingest.send("DELETE", path("gone", "ci"));

        // Then
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(other.send("GET", path("gone", "ci")).statusCode()).isEqualTo(404);
        assertThat(ingest.send("DELETE", path("gone", "ci")).statusCode()).isEqualTo(404);
        ConsumerRecord<String, RegistryEvent> told = events("gone", 2).get(1);
        assertThat(told.value().getType()).isEqualTo("bellbuoy.subscription.deleted");
        assertThat(subscriptions("gone", 2)).last().satisfies(tombstone -> {
            assertThat(tombstone.value()).isNull();
            assertThat(new String(
                            tombstone
                                    .headers()
                                    .lastHeader(HeaderNames.SUBSCRIPTION_VERSION)
                                    .value(),
                            UTF_8))
                    .isEqualTo(Long.toString(told.value().getSubscription().getVersion()));
        });
    }

    @Test
    void shouldListATenantsOwnInOrder() throws Exception {
        // Given
        for (String id : List.of("b", "a", "C")) {
            ingest.sendJson("PUT", path("lister", id), MINIMAL);
        }
        ingest.sendJson("PUT", path("lister2", "x"), MINIMAL);

        // When
        JsonNode items =
                json(other.send("GET", "/v1/tenants/lister/subscriptions")).path("items");
        JsonNode none =
                json(other.send("GET", "/v1/tenants/nobody/subscriptions")).path("items");

        // Then
        assertThat(items).extracting(item -> item.path("id").textValue()).containsExactly("C", "a", "b");
        assertThat(none.isArray()).isTrue();
        assertThat(none).isEmpty();
    }

    @Test
    void shouldReadOnEveryInstanceWhatWasWrittenOnAny() throws Exception {
        for (int i = 0; i < 20; i++) {
            // When
            String description = "number " + i;
            ingest.sendJson("PUT", path("reader", "ci"), described(description));
            HttpResponse<String> read = other.send("GET", path("reader", "ci"));

            // Then
            assertThat(json(read).path("description").textValue()).isEqualTo(description);
        }
    }

    @Test
    void shouldRaiseTheVersionWhoeverWrites() throws Exception {
        // When
        List<Long> versions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            IngestFixture writer = i % 2 == 0 ? ingest : other;
            HttpResponse<String> response = writer.sendJson("PUT", path("turns", "ci"), described("turn " + i));
            versions.add(json(response).path("version").longValue());
        }

        // Then
        assertThat(versions).doesNotHaveDuplicates().isSorted();
        assertThat(subscriptions("turns", 20))
                .extracting(found -> found.value().getVersion())
                .isEqualTo(versions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"endpoint":{"url":"https://ci.example/"}                                           | application/json | 400 | line 1, column
                    {"endpoint":{"url":"ci.example"}}                                                   | application/json | 400 | "pointer":"/endpoint/url"
                    {"endpoint":{"url":"https://r/"},"filter":{"paths":{"include":["a//b"]}}}           | application/json | 400 | "pointer":"/filter/paths/include/0","detail":"position
                    {"endpoint":{"url":"https://r/"},"colour":"red"}                                    | application/json | 400 | "pointer":"/colour"
                    {"endpoint":{"url":"https://r/"},"enabled":"yes"}                                   | application/json | 400 | "pointer":"/enabled"
                    {"endpoint":{"url":"https://r/"},"id":"other"}                                      | application/json | 400 | "pointer":"/id"
                    {"endpoint":{"url":"https://r/","proxy":"p"}}                                       | application/json | 400 | "pointer":"/endpoint/proxy"
                    {"endpoint":{"url":"https://r/"}}                                                   | text/plain       | 415 | application/json
                    """)
    void shouldRefuseWhatIsWrongSayWhereAndWriteNothing(String body, String contentType, int status, String said)
            throws Exception {
        // Given
        Map<TopicPartition, Long> before = ingest.ends();

        // When
        HttpResponse<String> response = ingest.send("PUT", path("wrong", "ci"), contentType, body);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(said);
        assertThat(ingest.ends()).isEqualTo(before);
    }

    @Test
    void shouldNameTheMethodsThatASubscriptionKnows() throws Exception {
        // When
        HttpResponse<String> response = ingest.sendJson("POST", path("acme", "ci"), MINIMAL);

        // Then
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, PUT, PATCH, DELETE");
    }

    private static String path(String tenant, String id) {
        return "/v1/tenants/" + tenant + "/subscriptions/" + id;
    }

    private static String described(String description) {
        return "{\"description\":\"" + description + "\",\"endpoint\":{\"url\":\"https://ci.example/hook\"}}";
    }

    private static List<ConsumerRecord<String, Subscription>> subscriptions(String tenant, int count) {
        return read(ingest.topics.subscriptions(), Subscription.class, tenant, count);
    }

    private static List<ConsumerRecord<String, RegistryEvent>> events(String tenant, int count) {
        return read(ingest.topics.events(), RegistryEvent.class, tenant, count);
    }

    private static <T extends SpecificRecord> List<ConsumerRecord<String, T>> read(
            String topic, Class<T> type, String tenant, int count) {
        try (var reader = ingest.reader(topic, type)) {
            return of(tenant, reader.readUntil(records -> of(tenant, records).size() >= count));
        }
    }

    private static <T> List<ConsumerRecord<String, T>> of(String tenant, List<ConsumerRecord<String, T>> records) {
        return records.stream()
                .filter(found -> found.key().equals(tenant) || found.key().startsWith(tenant + "/"))
                .toList();
    }
}
