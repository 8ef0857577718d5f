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
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a tenant makes of a URL, nobody connects to the inside for it. A listener counts who reaches this machine; that it
 * would be reached is shown by the same URLs where the operator allows it.
 */
final class SsrfIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String NOTHING = "delivery.allowed-networks=";
    private static final String THIS_MACHINE = "delivery.allowed-networks=127.0.0.0/8,0.0.0.0/8";

    private final List<AutoCloseable> open = new ArrayList<>();
    private NameServer names;
    private Vertx vertx;
    private Listener inside;

    @BeforeEach
    void listen() throws Exception {
        names = closing(new NameServer())
                .host("inside.test", "127.0.0.1")
                .host("127.0.0.1.nip.test", "127.0.0.1")
                .host("mixed.test", "127.0.0.1", "10.0.0.1")
                .host("metadata.google.internal", "169.254.169.254")
                .alias("alias.test", "inside.test");
        // Vert.x asks the same name server, so that it would find what it must not look for.
        vertx = Vertx.vertx(new VertxOptions()
                .setAddressResolverOptions(
                        new AddressResolverOptions().addServer(names.address()).setCacheMaxTimeToLive(0)));
        inside = closing(new Listener(vertx));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
        await(vertx.close());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/forbidden-urls.csv", delimiter = '|', numLinesToSkip = 1)
    void shouldConnectToNothingInside(String what, String url, Reason reason) throws Exception {
        // When
        Response response = send(sender(NOTHING), url);

        // Then
        assertThat(reasonOf(response)).isEqualTo(reason);
        assertThat(inside.reached()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/forbidden-urls.csv", delimiter = '|', numLinesToSkip = 1)
    void shouldConnectToThisMachineAndNothingElseWhereTheOperatorAllowsIt(
            String what, String url, Reason reason, String ingest, String reachable) throws Exception {
        // When
        send(sender(THIS_MACHINE), url);

        // Then
        assertThat(inside.reached()).hasSize(reachable.equals("yes") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 305, 307, 308})
    void shouldFollowNoRedirectToTheInside(int status) throws Exception {
        // Given
        HttpServer outside = await(vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(status)
                        .putHeader("location", "http://127.0.0.1:" + inside.port() + "/")
                        .putHeader("refresh", "0; url=http://127.0.0.1:" + inside.port() + "/")
                        .putHeader("alt-svc", "http/1.1=\"127.0.0.1:" + inside.port() + "\"")
                        .end())
                .listen(0, "127.0.0.2"));

        // When
        Response response =
                send(sender("delivery.allowed-networks=127.0.0.2"), "http://127.0.0.2:" + outside.actualPort() + "/");

        // Then
        assertThat(response).isEqualTo(Answered.of(status));
        assertThat(inside.reached()).isEmpty();
    }

    @Test
    void shouldConnectToTheAddressThatWasVettedEvenIfTheNameLeadsElsewhereAMomentLater() throws Exception {
        // Given
        names.changing("rebinding.test", "127.0.0.2", "127.0.0.1");

        // When
        Response response = send(sender("delivery.allowed-networks=127.0.0.2"), "http://rebinding.test:{port}/");

        // Then
        assertThat(response).isEqualTo(Answered.of(200));
        assertThat(inside.reached()).containsExactly("127.0.0.2");
    }

    @Test
    void shouldVetTheNameAgainForEveryRequestEvenWhenThereIsAConnection() throws Exception {
        // Given
        names.changing("rebinding.test", "127.0.0.2", "127.0.0.2", "127.0.0.1");
        Sender sender = sender("delivery.allowed-networks=127.0.0.2");

        // When
        List<Response> responses = List.of(
                send(sender, "http://rebinding.test:{port}/"),
                send(sender, "http://rebinding.test:{port}/"),
                send(sender, "http://rebinding.test:{port}/"));

        // Then
        assertThat(responses.subList(0, 2)).containsOnly(Answered.of(200));
        assertThat(reasonOf(responses.get(2))).isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(inside.reached()).as("one connection, reused once").containsExactly("127.0.0.2");
    }

    @Test
    void shouldUseAConnectionOnlyForTheAddressThatWasVettedNow() throws Exception {
        // Given
        names.changing("moving.test", "127.0.0.2", "127.0.0.3", "127.0.0.2");
        Sender sender = sender("delivery.allowed-networks=127.0.0.2/31");

        // When
        for (int request = 0; request < 3; request++) {
            send(sender, "http://moving.test:{port}/");
        }

        // Then
        assertThat(inside.reached()).as("and the first one again").containsExactly("127.0.0.2", "127.0.0.3");
    }

    @ParameterizedTest
    @CsvSource({"http", "socks5"})
    void shouldReachNothingInsideThroughAProxyThatResolves(String scheme) throws Exception {
        // Given
        TestProxy proxy = closing(scheme.equals("http") ? TestProxy.http(vertx) : TestProxy.socks5(vertx));
        List<String> urls = Stream.of(
                        "127.0.0.1",
                        "localhost",
                        "LocalHost.",
                        "a.localhost",
                        "0177.0.0.1",
                        "127.000.000.001",
                        "0.0.0.0",
                        "[::ffff:127.0.0.1]",
                        "[::1]",
                        "[64:ff9b::7f00:1]",
                        "10.0.0.1",
                        "169.254.169.254")
                .flatMap(host -> Stream.of("http://" + host + ":{port}/", "https://" + host + ":{port}/"))
                .toList();
        Sender sender = sender(
                NOTHING,
                "egress.proxies=p=" + scheme + "://127.0.0.1:" + proxy.port(),
                "egress.default-proxy=p",
                "egress.proxy-resolves=true");

        // When
        for (String url : urls) {
            assertThat(reasonOf(send(sender, url))).as(url).isEqualTo(Reason.ADDRESS_REFUSED);
        }

        // Then
        assertThat(proxy.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"http", "socks5"})
    void shouldGiveAProxyTheAddressThatWasVettedAndNotTheName(String scheme) throws Exception {
        // Given
        TestProxy proxy = closing(scheme.equals("http") ? TestProxy.http(vertx) : TestProxy.socks5(vertx));
        names.changing("rebinding.test", "127.0.0.2", "127.0.0.1");
        String[] settings = {
            "egress.proxies=p=" + scheme + "://127.0.0.1:" + proxy.port(),
            "egress.default-proxy=p",
            "delivery.allowed-networks=127.0.0.2"
        };

        // When
        send(sender(settings), "https://rebinding.test:{port}/");
        Response refused = send(sender(settings), "https://rebinding.test:{port}/");

        // Then
        assertThat(reasonOf(refused)).isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(proxy.asked()).singleElement().asString().endsWith(" 127.0.0.2:" + inside.port());
        assertThat(inside.reached()).containsExactly("127.0.0.2");
    }

    private Response send(Sender sender, String url) throws Exception {
        String text = url.replace("{port}", Integer.toString(inside.port()))
                .replace("{crlf}", "\r\n")
                .replace("{tab}", "\t");
        try {
            return await(sender.send(new Request(
                    "POST",
                    URI.create(text),
                    Map.of(),
                    Buffer.buffer("{}"),
                    TIMEOUT,
                    Transport.STANDARD,
                    new Trail(0))));
        } catch (IllegalArgumentException e) {
            // As whoever makes requests of subscriptions understands it.
            return new Failed(Reason.REQUEST_INVALID, e.toString());
        }
    }

    private Sender sender(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("egress.name-servers=" + names.address());
        BellbuoyConfig config = TestConfig.with(all.toArray(String[]::new));
        Metrics metrics = closing(new Metrics());
        return closing(new Senders(config.delivery(), config.egress(), vertx, metrics))
                .on(vertx.getOrCreateContext());
    }

    private <T extends AutoCloseable> T closing(T closeable) {
        open.add(0, closeable);
        return closeable;
    }

    private static Reason reasonOf(Response response) {
        return ((Failed) response).reason();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }
}
