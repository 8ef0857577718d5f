package io.bellbuoy.ingest.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.DeliveryExchange;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.time.Durations;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attempts as the API shows them. Pure. */
public final class DeliveryDocument {

    private static final String EXCHANGE = "exchange";

    private DeliveryDocument() {}

    /** One of a list: what became of it. */
    public static ObjectNode inShort(DeliveryStatus status) {
        ObjectNode json = AvroJson.tree(status);
        json.remove(EXCHANGE);
        ObjectNode outcome = (ObjectNode) json.remove("outcome");
        return json.setAll(outcome);
    }

    /** With what was sent and what came back. */
    public static ObjectNode whole(DeliveryStatus status) {
        ObjectNode json = inShort(status);
        DeliveryExchange exchange = status.getExchange();
        if (exchange != null) {
            ObjectNode request = json.putObject("request");
            write(exchange.getRequestHeaders(), request);
            write(exchange.getRequestBody(), exchange.getRequestBytes(), request);
            if (exchange.getAnswered() != null) {
                ObjectNode response = json.putObject("response");
                write(exchange.getResponseHeaders(), response);
                write(exchange.getResponseBody(), exchange.getResponseBytes(), response);
            }
            ObjectNode times = json.putObject("timings");
            write("connected", exchange.getConnected(), times);
            write("answered", exchange.getAnswered(), times);
        }
        return json;
    }

    private static void write(Map<String, String> headers, ObjectNode message) {
        ObjectNode json = message.putObject("headers");
        headers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> json.put(header.getKey(), header.getValue()));
    }

    private static void write(String start, long bytes, ObjectNode message) {
        message.putObject("body").put("bytes", bytes).put("start", start);
    }

    private static void write(String name, @Nullable Long millis, ObjectNode times) {
        if (millis != null) {
            times.put(name, Durations.format(Duration.ofMillis(millis)));
        }
    }
}
