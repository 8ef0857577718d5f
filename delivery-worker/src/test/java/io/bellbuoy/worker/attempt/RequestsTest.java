package io.bellbuoy.worker.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.EndpointTls;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.events.TemplateSecret;
import io.bellbuoy.worker.Samples;
import io.bellbuoy.worker.sending.Request;
import io.bellbuoy.worker.sending.TlsSettings;
import io.bellbuoy.worker.sending.Trail;
import io.bellbuoy.worker.sending.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestsTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000);

    private final Notification notification = Samples.notification("e-1", "ci");

    @Test
    void shouldPutTheHeadersTogether() throws Exception {
        // When
        Request request =
                request(endpoint -> endpoint.setHeaders(Map.of("X-Team", "a")).setAuthorization("Bearer t0ken"));

        // Then
        assertThat(request.headers())
                .containsEntry("x-team", "a")
                .containsEntry("authorization", "Bearer t0ken")
                .containsEntry("content-type", "application/json")
                .containsEntry("webhook-id", notification.getId())
                .containsEntry("webhook-timestamp", "1795000000")
                .containsKey("webhook-signature");
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(request.transport().tls().verify()).isTrue();
    }

    @Test
    void shouldTravelAsTheSubscriptionAsks() throws Exception {
        // Given
        EndpointTls certificates = EndpointTls.newBuilder()
                .setCaCertificates("ca")
                .setClientCertificate("certificate")
                .setClientKey("key")
                .build();

        // When
        Request request = request(endpoint -> endpoint.setVerifyTls(false)
                .setTls(certificates)
                .setCompression("gzip")
                .setProxy("corp"));

        // Then
        assertThat(request.transport())
                .isEqualTo(new Transport(new TlsSettings(false, "ca", "certificate", "key"), true, "corp"));
        assertThat(request.transport().toString()).doesNotContain("key");
    }

    @Test
    void shouldRenderATemplatesMethodHeadersAndBody() throws Exception {
        // When
        Request request = request(endpoint -> endpoint.setFormat("template")
                .setHeaders(Map.of("X-Team", "a"))
                .setTemplate(RequestTemplate.newBuilder()
                        .setMethod("PUT")
                        .setContentType("text/plain")
                        .setHeaders(Map.of("Authorization", "Bearer {{ .secrets.token }}", "Webhook-Id", "forged"))
                        .setBody("{{ .event.type }}")
                        .setSecrets(List.of(new TemplateSecret("token", "t0ken")))
                        .build()));

        // Then
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.body().toString()).isEqualTo(notification.getEvent().getType());
        assertThat(request.headers())
                .containsEntry("content-type", "text/plain")
                .containsEntry("authorization", "Bearer t0ken")
                .containsEntry("x-team", "a")
                .containsEntry("webhook-id", notification.getId());
    }

    @Test
    void shouldSayNothingOfAContentThatIsNotThere() throws Exception {
        // When
        Request request = request(endpoint -> endpoint.setFormat("template")
                .setTemplate(RequestTemplate.newBuilder().setMethod("GET").build()));

        // Then
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.body().length()).isZero();
        assertThat(request.headers()).doesNotContainKey("content-type").containsKey("webhook-signature");
    }

    @Test
    void shouldLetNoCustomHeaderForgeASignatureOrBendTheRequest() throws Exception {
        // When
        Request request = request(endpoint -> endpoint.setHeaders(
                Map.of("Webhook-ID", "forged", "Host", "evil.example", "Transfer-Encoding", "chunked")));

        // Then
        assertThat(request.headers())
                .containsEntry("webhook-id", notification.getId())
                .doesNotContainKeys("host", "transfer-encoding");
    }

    @Test
    void shouldSignAsTheSubscriptionAsksFor() throws Exception {
        // When
        Request request =
                request(endpoint -> endpoint.setSigning("harness").setHeaders(Map.of("X-Harness-Signature", "forged")));

        // Then
        assertThat(request.headers())
                .containsEntry("webhook-id", notification.getId())
                .containsEntry("webhook-timestamp", "1795000000")
                .doesNotContainKey("webhook-signature");
        assertThat(request.headers().get("x-harness-signature")).matches("[0-9a-f]{64}");
    }

    @Test
    void shouldShowOnlyTheOriginOfTheUrl() throws Exception {
        // When
        Request request = request(endpoint -> endpoint.setUrl("https://user:pw@ci.example/hook?token=s3cret"));

        // Then
        assertThat(request).hasToString("POST https://ci.example:443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ci.example/hook", "ftp://ci.example/", "http:///hook", "http://a b/", "file:///etc"})
    void shouldGiveUpOnAUrlThatIsNone(String url) {
        assertReason(Reason.REQUEST_INVALID, endpoint -> endpoint.setUrl(url));
    }

    @Test
    void shouldGiveUpOnATimeoutThatIsNone() {
        // Given
        Subscription subscription = Subscription.newBuilder(Samples.subscription("ci", "https://ci.example/hook"))
                .setDelivery(
                        io.bellbuoy.events.Delivery.newBuilder().setTimeout(0).build())
                .build();

        // When, Then
        assertThatThrownBy(() -> Requests.of(notification, subscription, NOW, new Trail(0)))
                .isInstanceOf(UndeliverableException.class);
    }

    @Test
    void shouldGiveUpOnAFormatThatItDoesNotHave() {
        assertReason(Reason.FORMAT_UNKNOWN, endpoint -> endpoint.setFormat("semaphore"));
    }

    @Test
    void shouldSendNothingUnsigned() {
        assertReason(Reason.SECRET_MISSING, endpoint -> endpoint.setSecret(null));
        assertReason(Reason.SECRET_INVALID, endpoint -> endpoint.setSecret("hunter2"));
        assertReason(Reason.SECRET_UNREADABLE, endpoint -> endpoint.setAuthorization("tink:sealed"));
        assertReason(Reason.SIGNING_UNKNOWN, endpoint -> endpoint.setSigning("semaphore"));
    }

    private void assertReason(Reason reason, UnaryOperator<Endpoint.Builder> change) {
        assertThatThrownBy(() -> request(change)).isInstanceOfSatisfying(UndeliverableException.class, e -> assertThat(
                        e.response().reason())
                .isEqualTo(reason));
    }

    private Request request(UnaryOperator<Endpoint.Builder> change) throws UndeliverableException {
        Subscription subscription = Samples.subscription("ci", "https://ci.example/hook");
        Endpoint endpoint =
                change.apply(Endpoint.newBuilder(subscription.getEndpoint())).build();
        return Requests.of(
                notification,
                Subscription.newBuilder(subscription).setEndpoint(endpoint).build(),
                NOW,
                new Trail(0));
    }
}
