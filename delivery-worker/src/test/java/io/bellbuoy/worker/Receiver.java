package io.bellbuoy.worker;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A real endpoint on 127.0.0.1. It verifies every webhook with the reference library, keeps it, and answers as its script
 * says. For tests; any thread may ask.
 */
public final class Receiver implements AutoCloseable {

    /** A webhook whose signature was good. */
    public record Received(String id, String timestamp, String signature, String body) {}

    /** Answers the request, given how many came before it; or does not. */
    public interface Script {

        /** Called on an event loop. */
        void answer(int earlier, HttpServerRequest request);
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> forged = new CopyOnWriteArrayList<>();

    private Receiver(Vertx vertx, Script script) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    int earlier = received.size();
                    take(request, body.toString());
                    script.answer(earlier, request);
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    /** One that follows a script. */
    public static Receiver following(Vertx vertx, Script script) throws Exception {
        return new Receiver(vertx, script);
    }

    /** One that answers with these statuses in turn, and with the last for ever. */
    public static Receiver answering(Vertx vertx, int... statuses) throws Exception {
        return new Receiver(
                vertx, (earlier, request) -> answer(request, statuses[Math.min(earlier, statuses.length - 1)]));
    }

    /** One that never answers. */
    public static Receiver hanging(Vertx vertx) throws Exception {
        return new Receiver(vertx, (earlier, request) -> {});
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook";
    }

    /** Scheme, host and port. */
    public String origin() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** What came, in order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What came with a signature that is none. */
    public List<String> forged() {
        return List.copyOf(forged);
    }

    /** How often each webhook came. */
    public Map<String, Long> countById() {
        return received.stream().collect(Collectors.groupingBy(Received::id, Collectors.counting()));
    }

    /** Requests beyond the first of each webhook. */
    public int duplicates() {
        return received.size() - countById().size();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Answers with a status and nothing else. */
    public static void answer(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).end();
    }

    private void take(HttpServerRequest request, String body) {
        Received webhook = new Received(
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"),
                body);
        if (isVerified(webhook)) {
            received.add(webhook);
        } else {
            forged.add(webhook.toString());
        }
    }

    private static boolean isVerified(Received webhook) {
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(webhook.id()),
                        "webhook-timestamp", List.of(webhook.timestamp()),
                        "webhook-signature", List.of(webhook.signature())),
                (name, value) -> true);
        try {
            new Webhook(Samples.SECRET).verify(webhook.body(), headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }
}
