package io.bellbuoy.benchmarks.rival;

import io.bellbuoy.dialect.standard.StandardFormat;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.signing.SigningScheme;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.worker.signing.Message;
import io.bellbuoy.worker.signing.SignatureHeader;
import io.bellbuoy.worker.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/**
 * The worker's way of a first attempt that succeeds: look up, render, sign, post, write a status. It does not wait until
 * Kafka has the status before the offset may be committed, and has no transaction round both: that is less than the worker
 * promises, and cheaper. Any thread may call.
 */
final class Courier {

    private final Function<String, Subscription> subscriptions;
    private final WebClient client;
    private final StatusWriter statuses;

    Courier(Function<String, Subscription> subscriptions, WebClient client, StatusWriter statuses) {
        this.subscriptions = subscriptions;
        this.client = client;
        this.statuses = statuses;
    }

    /** Fails when the answer is not 2xx, which no sink of ours gives. */
    Future<?> deliver(Notification notification) {
        SubscriptionKey key = new SubscriptionKey(notification.getTenant(), notification.getSubscription());
        Subscription subscription = subscriptions.apply(key.toString());
        Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return post(notification, subscription, started)
                .compose(Courier::accepted)
                .onSuccess(response -> statuses.write(notification, subscription, response.statusCode(), started));
    }

    private Future<HttpResponse<Buffer>> post(Notification notification, Subscription subscription, Instant now) {
        Endpoint endpoint = subscription.getEndpoint();
        String id = notification.getId();
        String body = new StandardFormat().render(notification, subscription).text();
        SignatureHeader signature = Signatures.sign(new Message(id, now, body), SigningScheme.STANDARD, endpoint);
        return client.requestAbs(HttpMethod.POST, endpoint.getUrl())
                .timeout(subscription.getDelivery().getTimeout())
                .putHeader("content-type", "application/json")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader(signature.name(), signature.value())
                .sendBuffer(Buffer.buffer(body));
    }

    private static Future<HttpResponse<Buffer>> accepted(HttpResponse<Buffer> response) {
        return response.statusCode() / 100 == 2
                ? Future.succeededFuture(response)
                : Future.failedFuture("Status " + response.statusCode());
    }
}
