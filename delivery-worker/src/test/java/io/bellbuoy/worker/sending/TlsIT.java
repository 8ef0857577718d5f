package io.bellbuoy.worker.sending;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.testing.TestIdentity;
import io.bellbuoy.worker.TestConfig;
import io.bellbuoy.worker.verdict.Response;
import io.bellbuoy.worker.verdict.Response.Answered;
import io.bellbuoy.worker.verdict.Response.Failed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsIT {

    @TempDir
    private static Path directory;

    private static TestIdentity server;
    private static TestIdentity alice;
    private static TestIdentity bob;

    private final Vertx vertx = Vertx.vertx();
    private final Metrics metrics = new Metrics();
    private final BellbuoyConfig config = TestConfig.with();
    private final Senders senders = new Senders(config.delivery(), config.egress(), vertx, metrics);
    private final Sender sender = senders.on(vertx.getOrCreateContext());
    private final List<HttpConnection> connections = new CopyOnWriteArrayList<>();
    private final List<String> callers = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void makeIdentities() throws Exception {
        server = TestIdentity.make(directory, "localhost");
        alice = TestIdentity.make(directory, "alice");
        bob = TestIdentity.make(directory, "bob");
    }

    @AfterEach
    void close() throws Exception {
        senders.close();
        metrics.close();
        await(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void shouldTrustTheAuthoritiesOfTheSubscription(HttpVersion version) throws Exception {
        // Given
        int port = serve(new HttpServerOptions().setAlpnVersions(List.of(version)));

        // When
        Response response = send(port, trusting(server));

        // Then
        assertThat(response).isEqualTo(Answered.of(200));
        assertThat(connections.get(0).protocolVersion()).isEqualTo(version);
    }

    @Test
    void shouldTrustNobodyElseForThat() throws Exception {
        // Given
        int port = serve(new HttpServerOptions());

        // When, Then
        assertThat(reasonOf(send(port, trusting(alice)))).isEqualTo(Reason.TLS_FAILED);
    }

    @Test
    void shouldVerifyTheHostNameEvenOfATrustedCertificate() throws Exception {
        // Given
        int port = serve(new HttpServerOptions());

        // When
        Response response = await(sender.send(request("https://127.0.0.1:" + port, trusting(server))));

        // Then
        assertThat(reasonOf(response)).isEqualTo(Reason.TLS_FAILED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldShowTheCertificateOfTheSubscription(boolean verify) throws Exception {
        // Given
        int port = serve(requiring(alice));

        // When
        Response response = send(port, identifiedBy(alice, verify));

        // Then
        assertThat(response).isEqualTo(Answered.of(200));
        assertThat(callers).containsExactly("CN=alice");
    }

    @Test
    void shouldFailWhereTheEndpointWantsACertificateAndThereIsNone() throws Exception {
        // Given
        int port = serve(requiring(alice));

        // When, Then
        assertThat(reasonOf(send(port, trusting(server)))).isIn(Reason.TLS_FAILED, Reason.RESPONSE_BROKEN);
        assertThat(callers).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void shouldNotUseAConnectionThatWasNotVerifiedForARequestThatMustBe(HttpVersion version) throws Exception {
        // Given
        int port = serve(new HttpServerOptions().setAlpnVersions(List.of(version)));
        send(port, TlsSettings.UNVERIFIED);

        // When
        Response verified = send(port, TlsSettings.STANDARD);

        // Then
        assertThat(reasonOf(verified)).isEqualTo(Reason.TLS_FAILED);
        assertThat(callers).hasSize(1);
    }

    @Test
    void shouldUseNoConnectionOfAnotherIdentity() throws Exception {
        // Given
        HttpServerOptions options = requiring(alice);
        options.setTrustOptions(trust(alice, bob));
        int port = serve(options);

        // When
        send(port, identifiedBy(alice, true));
        send(port, identifiedBy(bob, true));
        send(port, identifiedBy(alice, true));

        // Then
        assertThat(callers).containsExactly("CN=alice", "CN=bob", "CN=alice");
        assertThat(connections).hasSize(2);
    }

    @Test
    void shouldTakeTheSettingsOfEveryAttemptForTheSameWhenTheyAre() throws Exception {
        // Given
        int port = serve(new HttpServerOptions());

        // When
        send(port, trusting(server));
        send(port, trusting(server));

        // Then
        assertThat(connections).hasSize(1);
    }

    @Test
    void shouldBlameTheSubscriptionForPemThatIsNone() throws Exception {
        // Given
        List<TlsSettings> broken = List.of(
                new TlsSettings(true, "no PEM", null, null),
                new TlsSettings(true, alice.key(), null, null),
                new TlsSettings(true, null, alice.certificate(), "s3cret"),
                new TlsSettings(true, null, "s3cret", alice.key()));

        // When, Then
        for (TlsSettings settings : broken) {
            Failed failed = (Failed) send(1, settings);
            assertThat(failed.reason()).isEqualTo(Reason.TLS_CONFIG_INVALID);
            assertThat(failed.detail()).contains("PEM").doesNotContain("s3cret");
        }
    }

    private static TlsSettings trusting(TestIdentity identity) {
        return new TlsSettings(true, identity.certificate(), null, null);
    }

    private static TlsSettings identifiedBy(TestIdentity identity, boolean verify) {
        return new TlsSettings(verify, verify ? server.certificate() : null, identity.certificate(), identity.key());
    }

    private static HttpServerOptions requiring(TestIdentity identity) {
        HttpServerOptions options = new HttpServerOptions().setClientAuth(ClientAuth.REQUIRED);
        options.setTrustOptions(trust(identity));
        return options;
    }

    private int serve(HttpServerOptions options) throws Exception {
        options.setSsl(true).setUseAlpn(true).setKeyCertOptions(pem(server));
        return await(vertx.createHttpServer(options)
                        .connectionHandler(connections::add)
                        .requestHandler(this::answer)
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    private void answer(HttpServerRequest request) {
        try {
            X509Certificate caller =
                    (X509Certificate) request.connection().sslSession().getPeerCertificates()[0];
            callers.add(caller.getSubjectX500Principal().getName());
        } catch (SSLPeerUnverifiedException e) {
            callers.add("somebody");
        }
        request.response().end();
    }

    private Response send(int port, TlsSettings settings) throws Exception {
        return await(sender.send(request("https://localhost:" + port, settings)));
    }

    private static PemKeyCertOptions pem(TestIdentity identity) {
        return new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(identity.certificate()))
                .addKeyValue(Buffer.buffer(identity.key()));
    }

    private static PemTrustOptions trust(TestIdentity... identities) {
        PemTrustOptions trusted = new PemTrustOptions();
        for (TestIdentity identity : identities) {
            trusted.addCertValue(Buffer.buffer(identity.certificate()));
        }
        return trusted;
    }

    private static Request request(String url, TlsSettings settings) {
        return new Request(
                "POST",
                URI.create(url),
                Map.of(),
                Buffer.buffer("{}"),
                Duration.ofSeconds(20),
                new Transport(settings, false, null),
                new Trail(0));
    }

    private static Reason reasonOf(Response response) {
        return ((Failed) response).reason();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }
}
