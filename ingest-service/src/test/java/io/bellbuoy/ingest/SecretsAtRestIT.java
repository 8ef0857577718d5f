package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.PreviousSecret;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.secrets.KeySet;
import io.bellbuoy.kit.secrets.SubscriptionSecrets;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.testing.TopicReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class SecretsAtRestIT {

    private static final String PATH = "/v1/tenants/acme/subscriptions/ci";
    private static final String GIVEN = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
    private static final String DOCUMENT =
            "{\"endpoint\":{\"url\":\"https://ci.example/hook\",\"authorization\":\"Bearer geheim\",\"secret\":\""
                    + GIVEN + "\"}}";
    private static final String WITHOUT_SECRETS =
            "{\"description\":\"changed\",\"endpoint\":{\"url\":\"https://ci.example/hook\"}}";

    private final String prefix = TestKafka.shared().freshPrefix();
    private final KeySet keys = KeySet.generate();

    @Test
    void shouldLeaveNoSecretInAnyTopic() throws Exception {
        try (IngestFixture ingest = start(keys)) {
            // When
            ingest.sendJson("PUT", PATH, DOCUMENT);
            String made = json(ingest.sendJson("POST", PATH + "/secret/rotate", "{}"))
                    .at("/endpoint/secret")
                    .textValue();

            // Then
            List<ConsumerRecord<byte[], byte[]>> stored = bytes(ingest, ingest.topics.subscriptions(), 2);
            assertThat(stored).allSatisfy(record -> assertThat(text(record)).contains("tink:"));
            stored.addAll(bytes(ingest, ingest.topics.events(), 2));
            assertThat(made).startsWith("whsec_");
            assertThat(stored).hasSize(4).allSatisfy(record -> assertThat(text(record))
                    .doesNotContain("whsec_", "geheim", made));
            assertThat(opened(ingest, 2).getSecret()).isEqualTo(made);
            assertThat(opened(ingest, 2).getAuthorization()).isEqualTo("Bearer geheim");
            assertThat(opened(ingest, 2).getPreviousSecrets())
                    .extracting(PreviousSecret::getSecret)
                    .containsExactly(GIVEN);
        }
    }

    @Test
    void shouldCarryOnWhatItCannotRead() throws Exception {
        try (IngestFixture ingest = start(keys);
                IngestFixture blind = start(KeySet.generate())) {
            // Given
            ingest.sendJson("PUT", PATH, DOCUMENT);

            // When
            HttpResponse<String> changed = blind.sendJson("PUT", PATH, WITHOUT_SECRETS);

            // Then
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(changed.body()).doesNotContain("tink:");
            assertThat(opened(ingest, 2).getSecret()).isEqualTo(GIVEN);
            assertThat(opened(ingest, 2).getAuthorization()).isEqualTo("Bearer geheim");
        }
    }

    @Test
    void shouldEncryptWithTheNewestKeyWhateverIsPutAgain() throws Exception {
        // Given
        KeySet rotated = keys.rotated();
        try (IngestFixture before = start(keys)) {
            before.sendJson("PUT", PATH, DOCUMENT);
        }

        try (IngestFixture after = start(rotated)) {
            // When
            after.sendJson("PUT", PATH, WITHOUT_SECRETS);

            // Then
            Endpoint stored = subscription(after, 2).getEndpoint();
            assertThat(SubscriptionSecrets.isSealed(stored)).isTrue();
            assertThat(opened(after, 2).getSecret()).isEqualTo(stored.getSecret());
            assertThat(secrets(rotated)
                            .opened(subscription(after, 2))
                            .getEndpoint()
                            .getSecret())
                    .isEqualTo(GIVEN);
        }
    }

    @Test
    void shouldRefuseWhatOnlyLooksEncrypted() throws Exception {
        try (IngestFixture ingest = start(keys)) {
            HttpResponse<String> response = ingest.sendJson("PUT", PATH, DOCUMENT.replace("Bearer geheim", "tink:x"));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("/endpoint/authorization", "must not begin with tink:");
        }
    }

    private IngestFixture start(KeySet known) throws Exception {
        var config = IngestFixture.config(
                TestKafka.shared().bootstrapServers(),
                TestKafka.shared().schemaRegistryUrl(),
                prefix,
                "secrets.keyset=" + known.json());
        IngestFixture.provision(config);
        return IngestFixture.start(config);
    }

    private static SubscriptionSecrets secrets(KeySet known) {
        return SubscriptionSecrets.with(known);
    }

    /** As it is read with the first key alone. */
    private Endpoint opened(IngestFixture ingest, int written) {
        return secrets(keys).opened(subscription(ingest, written)).getEndpoint();
    }

    private static Subscription subscription(IngestFixture ingest, int written) {
        try (var reader = ingest.reader(ingest.topics.subscriptions(), Subscription.class)) {
            return reader.readUntil(records -> records.size() == written)
                    .get(written - 1)
                    .value();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> bytes(IngestFixture ingest, String topic, int written) {
        try (var reader = new TopicReader<>(
                ingest.config.kafka().bootstrapServers(),
                topic,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return new ArrayList<>(reader.readUntil(records -> records.size() == written));
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), ISO_8859_1);
    }
}
