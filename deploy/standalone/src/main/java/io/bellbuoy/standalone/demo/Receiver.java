package io.bellbuoy.standalone.demo;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A receiver as a team would write it: takes the POST, verifies the signature with the official Standard Webhooks library
 * and answers 204, or 401 when it does not fit. Closed with its Vert.x.
 */
final class Receiver {

    private static final int SECONDS_TO_OPEN = 10;

    private final Consumer<Received> received;
    private final HttpServer server;
    private volatile String secret = "";

    Receiver(Vertx vertx, Consumer<Received> received) throws Exception {
        this.received = received;
        this.server = vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .await(SECONDS_TO_OPEN, TimeUnit.SECONDS);
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook";
    }

    /** From now on signatures must be made with this secret. */
    void expect(String subscriptionSecret) {
        secret = subscriptionSecret;
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Map<String, String> headers = headers(request);
            Received webhook = new Received(headers, body.toString(), verifies(headers, body));
            request.response().setStatusCode(webhook.verified() ? 204 : 401).end();
            received.accept(webhook);
        });
    }

    private boolean verifies(Map<String, String> headers, Buffer body) {
        try {
            Map<String, List<String>> signed = new TreeMap<>();
            headers.forEach((name, value) -> signed.put(name, List.of(value)));
            new Webhook(secret).verify(body.toString(), signed);
            return true;
        } catch (WebhookVerificationException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }
}
