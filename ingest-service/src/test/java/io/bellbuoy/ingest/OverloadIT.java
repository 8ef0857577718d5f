package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OverloadIT {

    private static final String EVENTS = "/v1/tenants/acme/events";
    private static final String PING = "{\"type\":\"ping\"}";
    private static final int MAX_CONNECTIONS = 20;

    private static IngestFixture ingest;

    @BeforeAll
    static void start() throws Exception {
        TestKafka kafka = TestKafka.shared();
        BellbuoyConfig config = IngestFixture.config(
                kafka.bootstrapServers(),
                kafka.schemaRegistryUrl(),
                kafka.freshPrefix(),
                "http.max-in-hand=3",
                "http.max-in-hand-bytes=10000",
                "http.max-body-bytes=9000",
                "http.max-connections=" + MAX_CONNECTIONS,
                "http.body-timeout=2s",
                "http.idle-timeout=2s");
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void shouldRefuseAtOnceWhatItHasNoBytesForAndTakeItOnceItHas() throws Exception {
        // Given
        try (Socket slow = begin("Content-Length: 9000")) {
            awaitInHand("bellbuoy_ingest_in_hand_size_bytes", 9000);

            // When
            HttpResponse<String> refused = ingest.sendJson("POST", EVENTS, PING + " ".repeat(1000));
            HttpResponse<String> small = ingest.sendJson("POST", EVENTS, PING);

            // Then
            assertUnavailable(refused);
            assertThat(small.statusCode()).isEqualTo(202);
        }
        awaitInHand("bellbuoy_ingest_in_hand_size_bytes", 0);
        assertThat(ingest.sendJson("POST", EVENTS, PING + " ".repeat(8000)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void shouldCountABodyOfUnknownLengthAsTheLargest() throws Exception {
        try (Socket slow = begin("Transfer-Encoding: chunked")) {
            awaitInHand("bellbuoy_ingest_in_hand_size_bytes", 9000);

            assertUnavailable(ingest.sendJson("POST", EVENTS, PING + " ".repeat(1000)));
        }
    }

    @Test
    void shouldRefuseAtOnceMoreRequestsThanItMayHaveInHand() throws Exception {
        try (Socket one = begin("Content-Length: 10");
                Socket two = begin("Content-Length: 10");
                Socket three = begin("Content-Length: 10")) {
            awaitInHand("bellbuoy_ingest_in_hand_requests", 3);

            assertUnavailable(ingest.sendJson("POST", EVENTS, PING));
        }
        assertThat(ingest.manage("/metrics").body())
                .contains("bellbuoy_ingest_overload_refusals_total{limit=\"requests\"}");
    }

    @Test
    void shouldNotAskForTheBodyOfARequestThatItRefuses() throws Exception {
        try (Socket full = begin("Content-Length: 9000")) {
            awaitInHand("bellbuoy_ingest_in_hand_size_bytes", 9000);
            try (Socket polite = begin("Content-Length: 2000\r\nExpect: 100-continue")) {
                assertThat(firstLine(polite)).isEqualTo("HTTP/1.1 503 Service Unavailable");
            }
        }
        awaitInHand("bellbuoy_ingest_in_hand_size_bytes", 0);
        try (Socket polite = begin("Content-Length: 2000\r\nExpect: 100-continue")) {
            assertThat(firstLine(polite)).isEqualTo("HTTP/1.1 100 Continue");
        }
    }

    @Test
    void shouldGiveUpABodyThatDoesNotArriveAndTheConnectionWithIt() throws Exception {
        // When
        try (Socket slow = begin("Content-Length: 100")) {
            slow.getOutputStream().write("{".getBytes(UTF_8));
            String answer = new String(slow.getInputStream().readAllBytes(), UTF_8);

            // Then
            assertThat(answer)
                    .startsWith("HTTP/1.1 408")
                    .containsIgnoringCase("connection: close")
                    .contains("http.body-timeout");
        }
    }

    @Test
    void shouldCloseAConnectionOnWhichNoRequestArrivesHoweverItIsKeptBusy() throws Exception {
        try (Socket slow = connect()) {
            // When: a header that grows, byte by byte
            slow.getOutputStream().write("GET / HTTP/1.1\r\nX-Slow: ".getBytes(UTF_8));
            await().untilAsserted(() -> {
                slow.getOutputStream().write('x');
                assertThat(ingest.manage("/metrics").body())
                        .contains("bellbuoy_ingest_overload_refusals_total{limit=\"idle-timeout\"}");
            });

            // Then
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void shouldCloseConnectionsBeyondThoseThatItMayHave() throws Exception {
        // Given
        List<Socket> many = new ArrayList<>();
        try {
            for (int i = 0; i < MAX_CONNECTIONS; i++) {
                many.add(connect());
            }

            // When
            try (Socket beyond = connect()) {
                // Then
                assertThat(beyond.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            for (Socket socket : many) {
                socket.close();
            }
        }
        assertThat(ingest.manage("/metrics").body())
                .contains("bellbuoy_ingest_overload_refusals_total{limit=\"connections\"}");
    }

    /** A request whose body is still to come. */
    private static Socket begin(String framing) throws IOException {
        Socket socket = connect();
        String head =
                "POST " + EVENTS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + IngestFixture.TOKEN + "\r\n" + framing + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(UTF_8));
        return socket;
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), ingest.service.port());
    }

    private static String firstLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = socket.getInputStream().read();
                b != '\r';
                b = socket.getInputStream().read()) {
            line.append((char) b);
        }
        return line.toString();
    }

    private static void awaitInHand(String metric, int value) {
        await().untilAsserted(() ->
                assertThat(ingest.manage("/metrics").body().lines()).contains(metric + " " + (double) value));
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
