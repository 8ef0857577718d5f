package io.bellbuoy.ingest.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonProblem;
import io.bellbuoy.testing.TestIdentity;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointTlsTest {

    private static final String URL = "https://ci.example/hook";

    @TempDir
    private static Path directory;

    private static TestIdentity alice;
    private static TestIdentity bob;

    @BeforeAll
    static void makeIdentities() throws Exception {
        alice = TestIdentity.make(directory, "alice");
        bob = TestIdentity.make(directory, "bob");
    }

    @Test
    void shouldTakeCertificatesWithTheirKeyAndShowTheKeyToNobody() {
        // When
        Subscription subscription = put(document(URL, identity(alice, alice.key())), Optional.empty());

        // Then
        assertThat(subscription.getEndpoint().getTls().getClientKey()).isEqualTo(alice.key());
        assertThat(SubscriptionDocument.write(subscription).toString())
                .contains("BEGIN CERTIFICATE")
                .doesNotContain("PRIVATE KEY");
    }

    @Test
    void shouldSayWhichOfThemIsWrongAndRepeatNothing() {
        // Given
        Map<String, Map<String, String>> wrong = Map.of(
                "/endpoint/tls/caCertificates", Map.of("caCertificates", "s3cret"),
                "/endpoint/tls/clientCertificate", identity(new TestIdentity("s3cret", ""), alice.key()),
                "/endpoint/tls/clientKey", identity(alice, "s3cret"));

        // When, Then
        wrong.forEach((pointer, tls) -> assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> Documents.read(document(URL, tls)))
                .withMessageNotContaining("s3cret")
                .satisfies(failure -> assertThat(failure.problems())
                        .extracting(JsonProblem::pointer)
                        .containsExactly(pointer)));
    }

    @Test
    void shouldRefuseAKeyThatIsNotTheCertificates() {
        assertThat(refused(document(URL, identity(alice, bob.key())), Optional.empty()))
                .containsExactly("/endpoint/tls/clientKey");
        assertThat(refused(document(URL, Map.of("clientKey", bob.key())), Optional.empty()))
                .containsExactly("/endpoint/tls/clientKey");
    }

    @Test
    void shouldBoundThem() {
        assertThat(refused(
                        document(
                                URL,
                                Map.of("caCertificates", alice.certificate().repeat(100))),
                        Optional.empty()))
                .containsExactly("/endpoint/tls/caCertificates");
    }

    @Test
    void shouldKeepAKeyThatADocumentLeavesOut() {
        // Given
        Subscription before = put(document(URL, identity(alice, alice.key())), Optional.empty());

        // When
        Subscription after = put(SubscriptionDocument.write(before).toString(), Optional.of(before));

        // Then
        assertThat(after.getEndpoint().getTls()).isEqualTo(before.getEndpoint().getTls());
    }

    @Test
    void shouldKeepNoKeyForAnotherReceiverOrAnotherCertificate() {
        // Given
        Optional<Subscription> before = Optional.of(put(document(URL, identity(alice, alice.key())), Optional.empty()));

        // When, Then
        List<String> withoutKey = List.of(
                document("https://elsewhere.example/hook", certificate(alice)), document(URL, certificate(bob)));
        for (String document : withoutKey) {
            assertThat(refused(document, before)).containsExactly("/endpoint/tls/clientKey");
        }
        assertThat(refused(document(URL, certificate(alice)), Optional.empty()))
                .containsExactly("/endpoint/tls/clientKey");
    }

    @Test
    void shouldForgetTheKeyWithItsCertificate() {
        // Given
        Subscription before = put(document(URL, identity(alice, alice.key())), Optional.empty());

        // When
        Endpoint after = put(document(URL, Map.of()), Optional.of(before)).getEndpoint();

        // Then
        assertThat(after.getTls().getClientKey()).isNull();
    }

    private static Map<String, String> identity(TestIdentity identity, String key) {
        return Map.of("clientCertificate", identity.certificate(), "clientKey", key);
    }

    private static Map<String, String> certificate(TestIdentity identity) {
        return Map.of("clientCertificate", identity.certificate());
    }

    private static String document(String url, Map<String, String> tls) {
        ObjectNode document = AvroJson.mapper().createObjectNode();
        ObjectNode endpoint = document.putObject("endpoint").put("url", url);
        tls.forEach(endpoint.putObject("tls")::put);
        return document.toString();
    }

    private static Subscription put(String json, Optional<Subscription> previous) {
        return SubscriptionRevision.put(Documents.read(json), previous, Instant.EPOCH, new SecureRandom())
                .subscription();
    }

    private static List<String> refused(String json, Optional<Subscription> previous) {
        try {
            put(json, previous);
            return List.of();
        } catch (InvalidJsonException e) {
            return e.problems().stream().map(JsonProblem::pointer).toList();
        }
    }
}
