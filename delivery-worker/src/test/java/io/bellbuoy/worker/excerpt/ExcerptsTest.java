package io.bellbuoy.worker.excerpt;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.DeliveryExchange;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.worker.sending.Request;
import io.bellbuoy.worker.sending.Trail;
import io.bellbuoy.worker.sending.Transport;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExcerptsTest {

    static {
        AvroTrust.ensure();
    }

    private static final Endpoint ENDPOINT = Endpoint.newBuilder()
            .setUrl("https://ci.example/hook")
            .setAuthorization("Bearer t0ken")
            .build();

    private final Excerpts excerpts = new Excerpts(16);

    @Test
    void shouldKeepTheBeginningOfABodyWhateverItsBytes() {
        // Given
        Buffer body =
                Buffer.buffer().appendByte((byte) 0xff).appendByte((byte) 0).appendString("123456789-123é and so on");

        // When
        DeliveryExchange exchange = excerpts.of(request(body, Map.of()), ENDPOINT);

        // Then
        assertThat(exchange.getRequestBody()).isEqualTo("\ufffd\0" + "123456789-123");
    }

    @Test
    void shouldSayWhatWasToBeSentWhenNobodyWasReached() {
        // When
        DeliveryExchange exchange =
                excerpts.of(request(Buffer.buffer("{}"), Map.of("Webhook-Id", "ntf_1", "X-Key", "k")), ENDPOINT);

        // Then
        assertThat(exchange.getRequestHeaders()).isEqualTo(Map.of("webhook-id", "ntf_1", "x-key", "***"));
        assertThat(exchange.getResponseHeaders()).isEmpty();
        assertThat(exchange.getConnected()).isNull();
        assertThat(exchange.getAnswered()).isNull();
    }

    @Test
    void shouldKeepNoBodyWhereNoneIsWanted() {
        // Given
        Excerpts none = new Excerpts(0);

        // When
        DeliveryExchange exchange = none.of(request(Buffer.buffer("{}"), Map.of()), ENDPOINT);

        // Then
        assertThat(exchange.getRequestBody()).isEmpty();
    }

    @Test
    void shouldKeepARecordSmallWhateverTheHeaders() {
        // Given
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            headers.put("ce-" + "n".repeat(100) + i, "v".repeat(10_000));
        }

        // When
        DeliveryExchange exchange = excerpts.of(request(Buffer.buffer(), headers), ENDPOINT);

        // Then
        int chars = exchange.getRequestHeaders().entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        assertThat(chars).isLessThan(20_000);
    }

    private static Request request(Buffer body, Map<String, String> headers) {
        return new Request(
                "POST",
                URI.create("https://ci.example/hook"),
                headers,
                body,
                Duration.ofSeconds(1),
                Transport.STANDARD,
                new Trail(16));
    }
}
