package io.bellbuoy.worker.sending;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.worker.TestConfig;
import io.bellbuoy.worker.verdict.Response;
import io.bellbuoy.worker.verdict.Response.Answered;
import io.bellbuoy.worker.verdict.Response.Failed;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SendersIT {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final Buffer BODY = Buffer.buffer("{\"käse\":1}");

    private final Vertx vertx = Vertx.vertx();
    private final Metrics metrics = new Metrics();
    private final BellbuoyConfig config = TestConfig.with("delivery.max-response-bytes=1000");
    private final Senders senders = new Senders(config.delivery(), config.egress(), vertx, metrics);
    private final Sender sender = senders.on(vertx.getOrCreateContext());

    @AfterEach
    void close() throws Exception {
        senders.close();
        metrics.close();
        await(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 404, 500})
    void shouldTellTheStatus(int status) throws Exception {
        // Given
        int port = serve(request -> request.response().setStatusCode(status).end());

        // When
        Response response = send(post("http://127.0.0.1:" + port, LONG));

        // Then
        assertThat(response).isEqualTo(Answered.of(status));
    }

    @Test
    void shouldSendBodyHeadersAndHostName() throws Exception {
        // Given
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        int port = serve(request -> request.body().onSuccess(body -> {
            seen.add(request.method() + " " + request.uri());
            seen.add(request.authority().toString());
            seen.add(request.getHeader("x-team"));
            seen.add(request.getHeader("user-agent"));
            seen.add(body.toString());
            request.response().end();
        }));

        // When
        send(post("http://localhost:" + port + "/hook?a=b%20c", LONG));

        // Then
        assertThat(seen.poll(5, SECONDS)).isEqualTo("POST /hook?a=b%20c");
        assertThat(seen.poll(5, SECONDS)).isEqualTo("localhost:" + port);
        assertThat(seen.poll(5, SECONDS)).isEqualTo("a");
        assertThat(seen.poll(5, SECONDS)).startsWith("Bellbuoy/");
        assertThat(seen.poll(5, SECONDS)).isEqualTo("{\"käse\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', GET - -",
        "DELETE, '', DELETE - -",
        "POST, '', POST 0 -",
        "PUT, {}, PUT 2 {}",
        "PATCH, {}, PATCH 2 {}"
    })
    void shouldSendABodyWhereTheMethodHasOne(String method, String body, String expected) throws Exception {
        // Given
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        int port = serve(request -> request.body().onSuccess(received -> {
            String length = Objects.requireNonNullElse(request.getHeader("content-length"), "-");
            String text = received.length() == 0 ? "-" : received.toString();
            seen.add(request.method() + " " + length + " " + text);
            request.response().end();
        }));
        URI url = URI.create("http://127.0.0.1:" + port);

        // When
        Response response =
                send(new Request(method, url, Map.of(), Buffer.buffer(body), LONG, Transport.STANDARD, new Trail(0)));

        // Then
        assertThat(response).isEqualTo(Answered.of(200));
        assertThat(seen.poll(5, SECONDS)).isEqualTo(expected);
    }

    @Test
    void shouldFollowNoRedirect() throws Exception {
        // Given
        AtomicInteger requests = new AtomicInteger();
        int port = serve(request -> {
            requests.incrementAndGet();
            request.response()
                    .setStatusCode(307)
                    .putHeader("location", "/elsewhere")
                    .end();
        });

        // When
        Response response = send(post("http://127.0.0.1:" + port, LONG));

        // Then
        assertThat(response).isEqualTo(Answered.of(307));
        assertThat(requests).hasValue(1);
    }

    @Test
    void shouldReuseConnections() throws Exception {
        // Given
        AtomicInteger connections = new AtomicInteger();
        int port = await(vertx.createHttpServer()
                        .connectionHandler(connection -> connections.incrementAndGet())
                        .requestHandler(request -> request.response().end("thanks"))
                        .listen(0, "127.0.0.1"))
                .actualPort();

        // When
        send(post("http://127.0.0.1:" + port, LONG));
        send(post("http://127.0.0.1:" + port, LONG));

        // Then
        assertThat(connections).hasValue(1);
    }

    @Test
    void shouldCutAnEndpointThatHangsAtTheDeadlineAndCloseItsConnection() throws Exception {
        // Given
        AtomicBoolean closed = new AtomicBoolean();
        int port = serve(request -> request.connection().closeHandler(gone -> closed.set(true)));

        // When
        Response response = send(post("http://127.0.0.1:" + port, SHORT));

        // Then
        assertThat(response).isEqualTo(new Failed(Reason.TIMEOUT, "No complete response within 300ms"));
        Awaitility.await().untilTrue(closed);
    }

    @Test
    void shouldCutABodyThatDripsBeyondTheDeadline() throws Exception {
        // Given
        AtomicBoolean closed = new AtomicBoolean();
        int port = serve(request -> {
            request.connection().closeHandler(gone -> closed.set(true));
            request.response().setChunked(true);
            long drip = vertx.setPeriodic(20, tick -> request.response().write("."));
            request.response().exceptionHandler(gone -> vertx.cancelTimer(drip));
        });

        // When
        Response response = send(post("http://127.0.0.1:" + port, SHORT));

        // Then
        assertThat(response).isEqualTo(new Failed(Reason.TIMEOUT, "No complete response within 300ms"));
        Awaitility.await().untilTrue(closed);
    }

    @Test
    void shouldTakeTheStatusAndCloseTheConnectionWhenTheBodyIsTooLong() throws Exception {
        // Given
        AtomicBoolean closed = new AtomicBoolean();
        int port = serve(request -> {
            request.connection().closeHandler(gone -> closed.set(true));
            // Never ends, and is far beyond the 1,000 bytes that are read.
            request.response().setChunked(true).write(Buffer.buffer(new byte[100_000]));
        });

        // When
        Response response = send(post("http://127.0.0.1:" + port, LONG));

        // Then
        assertThat(response).isEqualTo(Answered.of(200));
        Awaitility.await().untilTrue(closed);
    }

    @Test
    void shouldSayWhenNobodyListens() throws Exception {
        // Given
        var server = await(vertx.createHttpServer()
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1"));
        await(server.close());

        // When
        Response response = send(post("http://127.0.0.1:" + server.actualPort(), LONG));

        // Then
        assertThat(reasonOf(response)).isEqualTo(Reason.CONNECT_FAILED);
    }

    @Test
    void shouldSayWhenTheConnectionEndsWithoutAResponse() throws Exception {
        // Given
        int port = serve(request -> request.connection().close());

        // When
        Response response = send(post("http://127.0.0.1:" + port, LONG));

        // Then
        assertThat(reasonOf(response)).isEqualTo(Reason.RESPONSE_BROKEN);
    }

    @Test
    void shouldSayWhenTheEndpointSpeaksNoHttp() throws Exception {
        // Given
        int port = await(vertx.createNetServer()
                        .connectHandler(socket -> socket.write("220 mail.example ESMTP\r\n\r\n"))
                        .listen(0, "127.0.0.1"))
                .actualPort();

        // When
        Response response = send(post("http://127.0.0.1:" + port, LONG));

        // Then
        assertThat(reasonOf(response)).isEqualTo(Reason.RESPONSE_BROKEN);
    }

    @Test
    void shouldRefuseAnAddressThatIsNotAllowedAndSendNothing() throws Exception {
        // When
        Response response = send(post("http://[::1]:9/", LONG));

        // Then
        assertThat(response).isEqualTo(Failed.because(Reason.ADDRESS_REFUSED));
    }

    @Test
    void shouldNotTellWhichAddressANameLeadsTo() throws Exception {
        // Given
        int closed = closedPort();

        // When
        Response response = send(post("http://localhost:" + closed, LONG));

        // Then
        assertThat(reasonOf(response)).isEqualTo(Reason.CONNECT_FAILED);
        assertThat(((Failed) response).detail())
                .startsWith("Connection refused")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void shouldRefuseAHeaderThatWouldSplitTheRequestWithoutRepeatingIt() throws Exception {
        // Given
        Map<String, String> headers = Map.of("authorization", "s3cret\r\nx-evil: 1");
        Request request = new Request(
                "POST", URI.create("http://127.0.0.1:9/"), headers, BODY, LONG, Transport.STANDARD, new Trail(0));

        // When
        Response response = send(request);

        // Then
        assertThat(response).isEqualTo(new Failed(Reason.REQUEST_INVALID, Reason.REQUEST_INVALID.sentence()));
    }

    @Test
    void shouldRefuseAHostNameThatNoNameServerCouldBeAskedFor() throws Exception {
        // When
        Response response = send(post("http://" + "a".repeat(64) + ".example/", LONG));

        // Then
        assertThat(reasonOf(response)).isEqualTo(Reason.DNS_FAILED);
    }

    @Test
    void shouldTrustNoCertificateThatNobodyVouchesFor(@TempDir Path directory) throws Exception {
        // Given
        int port = serveTls(directory, new LinkedBlockingQueue<>());

        // When
        Response response = send(post("https://localhost:" + port, LONG));

        // Then
        assertThat(reasonOf(response)).isEqualTo(Reason.TLS_FAILED);
    }

    @Test
    void shouldSpeakHttp2AndTrustAnyCertificateWhereTheSubscriptionAsksForIt(@TempDir Path directory) throws Exception {
        // Given
        BlockingQueue<HttpVersion> versions = new LinkedBlockingQueue<>();
        int port = serveTls(directory, versions);
        Request request = new Request(
                "POST",
                URI.create("https://localhost:" + port),
                Map.of(),
                BODY,
                LONG,
                new Transport(TlsSettings.UNVERIFIED, false, null),
                new Trail(0));

        // When
        Response response = send(request);

        // Then
        assertThat(response).isEqualTo(Answered.of(200));
        assertThat(versions.poll(5, SECONDS)).isEqualTo(HttpVersion.HTTP_2);
    }

    private static Request post(String url, Duration timeout) {
        return new Request(
                "POST", URI.create(url), Map.of("X-Team", "a"), BODY, timeout, Transport.STANDARD, new Trail(0));
    }

    private Response send(Request request) throws Exception {
        return await(sender.send(request));
    }

    private static Reason reasonOf(Response response) {
        return ((Failed) response).reason();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private int serve(Handler<HttpServerRequest> handler) throws Exception {
        return await(vertx.createHttpServer().requestHandler(handler).listen(0, "127.0.0.1"))
                .actualPort();
    }

    private int serveTls(Path directory, BlockingQueue<HttpVersion> versions) throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(selfSigned(directory.resolve("server.p12")));
        return await(vertx.createHttpServer(options)
                        .requestHandler(request -> {
                            versions.add(request.version());
                            request.response().end();
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    private static PfxOptions selfSigned(Path file) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit");
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        return new PfxOptions().setPath(file.toString()).setPassword("changeit");
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }
}
