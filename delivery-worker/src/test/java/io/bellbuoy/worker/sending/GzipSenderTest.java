package io.bellbuoy.worker.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.worker.verdict.Response.Answered;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class GzipSenderTest {

    private static final Buffer LONG = Buffer.buffer("{\"käse\":1}".repeat(1_000));

    private final List<Request> sent = new ArrayList<>();
    private final Sender sender = new GzipSender(request -> {
        sent.add(request);
        return Future.succeededFuture(Answered.of(200));
    });

    @Test
    void shouldCompressABodyAndSaySo() throws Exception {
        // When
        sender.send(request(LONG, true));

        // Then
        Request request = sent.get(0);
        assertThat(request.headers()).containsEntry("content-encoding", "gzip").containsEntry("x-team", "a");
        assertThat(request.body().length()).isLessThan(LONG.length() / 10);
        assertThat(unzipped(request.body())).isEqualTo(LONG.toString());
    }

    @Test
    void shouldLeaveABodyAloneThatFitsIntoAPacket() {
        // Given
        Request small = request(Buffer.buffer("{}"), true);

        // When
        sender.send(small);

        // Then
        assertThat(sent).containsExactly(small);
    }

    @Test
    void shouldLeaveABodyAloneWhereNobodyAskedForIt() {
        // Given
        Request plain = request(LONG, false);

        // When
        sender.send(plain);

        // Then
        assertThat(sent).containsExactly(plain);
    }

    private static Request request(Buffer body, boolean gzip) {
        return new Request(
                "POST",
                URI.create("https://ci.example/"),
                Map.of("X-Team", "a"),
                body,
                Duration.ofSeconds(1),
                new Transport(TlsSettings.STANDARD, gzip, null),
                new Trail(0));
    }

    private static String unzipped(Buffer body) throws Exception {
        return new String(new GZIPInputStream(new ByteArrayInputStream(body.getBytes())).readAllBytes(), UTF_8);
    }
}
