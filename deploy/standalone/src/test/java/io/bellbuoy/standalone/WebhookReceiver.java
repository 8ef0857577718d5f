package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A receiver that answers everything alike and remembers it. */
final class WebhookReceiver implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, JsonNode> byId = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();

    WebhookReceiver() throws Exception {
        this(204);
    }

    WebhookReceiver(int status) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    String id = request.getHeader("webhook-id");
                    byId.put(id, parse(body.getBytes()));
                    ids.add(id);
                    request.response().setStatusCode(status).end();
                }))
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook";
    }

    /** Webhooks received, each id once. */
    List<JsonNode> webhooks() {
        return List.copyOf(byId.values());
    }

    /** Fails unless every event with one of these ids has been received. */
    void assertReceived(Set<String> eventIds) {
        assertThat(byId.values().stream().map(webhook -> webhook.at("/data/id").asText()))
                .containsAll(eventIds);
    }

    /** Requests received, duplicates included. */
    int requests() {
        return ids.size();
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }
}
