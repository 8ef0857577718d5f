package io.bellbuoy.worker.sending;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.delivery.Fault;
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
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxiesIT {

    @TempDir
    private static Path directory;

    private static TestIdentity identity;

    private final Vertx vertx = Vertx.vertx();
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void makeIdentity() throws Exception {
        identity = TestIdentity.make(directory, "localhost");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
        await(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({
        "http, http, POST http://localhost:%d/hook",
        "http, https, CONNECT 127.0.0.1:%d",
        "socks5, http, SOCKS 127.0.0.1:%d",
        "socks5, https, SOCKS 127.0.0.1:%d",
    })
    void shouldGoThroughTheProxyThatTheSubscriptionNames(String scheme, String endpointScheme, String asked)
            throws Exception {
        // Given
        TestProxy proxy = proxy(scheme);
        int port = serve(endpointScheme);
        Sender sender = sender("egress.proxies=corp=" + scheme + "://127.0.0.1:" + proxy.port());

        // When
        Response response = send(sender, endpointScheme, port, "corp");

        // Then
        assertThat(response).isEqualTo(Answered.of(200));
        assertThat(proxy.asked()).containsExactly(asked.formatted(port));
    }

    @ParameterizedTest
    @CsvSource({
        "http, http, POST http://localhost:%d/hook",
        "http, https, CONNECT localhost:%d",
        "socks5, http, SOCKS localhost:%d",
        "socks5, https, SOCKS localhost:%d",
    })
    void shouldLeaveTheNameToTheProxyWhereTheOperatorWantsIt(String scheme, String endpointScheme, String asked)
            throws Exception {
        // Given
        TestProxy proxy = proxy(scheme);
        int port = serve(endpointScheme);
        Sender sender =
                sender("egress.proxies=corp=" + scheme + "://127.0.0.1:" + proxy.port(), "egress.proxy-resolves=true");

        // When
        Response response = send(sender, endpointScheme, port, "corp");

        // Then
        assertThat(response).isEqualTo(Answered.of(200));
        assertThat(proxy.asked()).containsExactly(asked.formatted(port));
    }

    @Test
    void shouldUseTheDefaultProxyButForHostsThatNeedNone() throws Exception {
        // Given
        TestProxy proxy = proxy("http");
        int port = serve("http");
        String proxies = "egress.proxies=corp=http://127.0.0.1:" + proxy.port();

        // When
        send(sender(proxies, "egress.default-proxy=corp", "egress.no-proxy=LOCALHOST"), "http", port, null);
        send(sender(proxies, "egress.default-proxy=corp", "egress.no-proxy=localhost"), "http", port, "corp");
        send(sender(proxies), "http", port, null);
        assertThat(proxy.asked()).isEmpty();
        send(sender(proxies, "egress.default-proxy=corp", "egress.no-proxy=*.localhost"), "http", port, null);

        // Then
        assertThat(proxy.asked()).hasSize(1);
    }

    @Test
    void shouldSayWhenThereIsNoSuchProxyAndNotGoWithoutIt() throws Exception {
        // When
        Response response = send(sender(), "http", serve("http"), "corp");

        // Then
        assertThat(response).isEqualTo(new Failed(Reason.PROXY_UNKNOWN, "There is no proxy 'corp'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void shouldTellTheProxyWhoWeAre(String endpointScheme) throws Exception {
        // Given
        TestProxy proxy = closing(TestProxy.http(vertx, "me:p@ss+word"));
        int port = serve(endpointScheme);
        Sender known = sender("egress.proxies=corp=http://me:p%40ss+word@127.0.0.1:" + proxy.port());
        Sender unknown = sender("egress.proxies=corp=http://me:wrong@127.0.0.1:" + proxy.port());

        // When, Then
        assertThat(send(known, endpointScheme, port, "corp")).isEqualTo(Answered.of(200));
        assertThat(reasonOf(send(unknown, endpointScheme, port, "corp"))).isEqualTo(Reason.PROXY_FAILED);
    }

    @ParameterizedTest
    @CsvSource({"http, http", "http, https", "https, http", "https, https", "socks5, http", "socks5, https"})
    void shouldBlameAProxyThatIsAwayAndNotTheEndpoint(String scheme, String endpointScheme) throws Exception {
        // Given
        int port = serve(endpointScheme);
        TestProxy proxy = proxy("http");
        proxy.close();
        Sender sender = sender("egress.proxies=corp=" + scheme + "://127.0.0.1:" + proxy.port());

        // When
        Response response = send(sender, endpointScheme, port, "corp");

        // Then
        assertThat(reasonOf(response)).isEqualTo(Reason.PROXY_FAILED);
        assertThat(reasonOf(response).fault()).isEqualTo(Fault.OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void shouldBlameAProxyWhoseCertificateNobodyVouchesFor(String endpointScheme) throws Exception {
        // Given
        int port = serve(endpointScheme);
        NetServerOptions tls = new NetServerOptions();
        tls.setKeyCertOptions(pem(identity));
        TestProxy proxy = closing(TestProxy.https(vertx, tls));
        Sender sender = sender("egress.proxies=corp=https://localhost:" + proxy.port());

        // When
        Response response = send(sender, endpointScheme, port, "corp");

        // Then
        assertThat(reasonOf(response)).isEqualTo(Reason.PROXY_FAILED);
        assertThat(proxy.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"http, https", "socks5, http", "socks5, https"})
    void shouldBlameAnEndpointThatIsAwayAndNotTheProxy(String scheme, String endpointScheme) throws Exception {
        // Given
        TestProxy proxy = proxy(scheme);
        TestProxy away = proxy("http");
        away.close();
        Sender sender = sender("egress.proxies=corp=" + scheme + "://127.0.0.1:" + proxy.port());

        // When
        Response response = send(sender, endpointScheme, away.port(), "corp");

        // Then
        assertThat(reasonOf(response)).isEqualTo(Reason.CONNECT_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void shouldBlameAnEndpointWhoseCertificateNobodyVouchesForAndNotTheProxy(String scheme) throws Exception {
        // Given
        TestProxy proxy = proxy(scheme);
        int port = serve("https");
        Sender sender = sender("egress.proxies=corp=" + scheme + "://127.0.0.1:" + proxy.port());

        // When
        Response response = await(
                sender.send(request("https://localhost:" + port, new Transport(TlsSettings.STANDARD, false, "corp"))));

        // Then
        assertThat(reasonOf(response)).isEqualTo(Reason.TLS_FAILED);
    }

    private TestProxy proxy(String scheme) throws Exception {
        return closing(scheme.equals("socks5") ? TestProxy.socks5(vertx) : TestProxy.http(vertx));
    }

    private int serve(String scheme) throws Exception {
        HttpServerOptions options = new HttpServerOptions();
        if (scheme.equals("https")) {
            options.setSsl(true).setUseAlpn(true).setKeyCertOptions(pem(identity));
        }
        return await(vertx.createHttpServer(options)
                        .requestHandler(request -> request.response().end())
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    private Sender sender(String... settings) {
        BellbuoyConfig config = TestConfig.with(settings);
        Metrics metrics = closing(new Metrics());
        return closing(new Senders(config.delivery(), config.egress(), vertx, metrics))
                .on(vertx.getOrCreateContext());
    }

    private <T extends AutoCloseable> T closing(T closeable) {
        open.add(0, closeable);
        return closeable;
    }

    private Response send(Sender sender, String scheme, int port, @Nullable String proxy) throws Exception {
        TlsSettings trusting = new TlsSettings(true, identity.certificate(), null, null);
        return await(
                sender.send(request(scheme + "://localhost:" + port + "/hook", new Transport(trusting, false, proxy))));
    }

    private static PemKeyCertOptions pem(TestIdentity identity) {
        return new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(identity.certificate()))
                .addKeyValue(Buffer.buffer(identity.key()));
    }

    private static Request request(String url, Transport transport) {
        return new Request(
                "POST",
                URI.create(url),
                Map.of(),
                Buffer.buffer("{}"),
                Duration.ofSeconds(20),
                transport,
                new Trail(0));
    }

    private static Reason reasonOf(Response response) {
        return ((Failed) response).reason();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }
}
