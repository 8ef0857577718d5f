package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.signing.SigningScheme;
import io.bellbuoy.worker.signing.Message;
import io.bellbuoy.worker.signing.SignatureHeader;
import io.bellbuoy.worker.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Instant;

/** Vert.x' web client, as whoever has no worker of ours would use it for the same requests. */
final class WebhookClient {

    private final WebClient client;

    WebhookClient(Vertx vertx, int maxConnections) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions().setUserAgent("Rival/1.0").setFollowRedirects(false),
                new PoolOptions().setHttp1MaxSize(maxConnections));
    }

    /** Signs and posts; fails when the answer is not 2xx. */
    Future<HttpResponse<Buffer>> post(Subscription subscription, String id, String body) {
        Endpoint endpoint = subscription.getEndpoint();
        Instant now = Instant.now();
        SignatureHeader signature = Signatures.sign(new Message(id, now, body), SigningScheme.STANDARD, endpoint);
        return client.requestAbs(HttpMethod.POST, endpoint.getUrl())
                .timeout(subscription.getDelivery().getTimeout())
                .putHeader("content-type", "application/json")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader(signature.name(), signature.value())
                .sendBuffer(Buffer.buffer(body))
                .compose(WebhookClient::accepted);
    }

    private static Future<HttpResponse<Buffer>> accepted(HttpResponse<Buffer> response) {
        return response.statusCode() / 100 == 2
                ? Future.succeededFuture(response)
                : Future.failedFuture("Status " + response.statusCode());
    }
}
