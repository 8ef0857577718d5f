package io.bellbuoy.ingest.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.DeliveryHold;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.http.Answers;
import io.bellbuoy.ingest.http.Bodies;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.ingest.http.Resource;
import io.bellbuoy.ingest.http.SubscriptionsPath;
import io.bellbuoy.ingest.store.CompactedStore;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Sends a sample to a subscription's endpoint, and tells what came of it. */
public final class TrialResource implements Resource {

    private final SubscriptionsPath path;
    private final SubscriptionStore store;
    private final Trials trials;
    private final CompactedStore<DeliveryHold> holds;

    /**
     * Trials of a store's subscriptions.
     *
     * @param path whose they are
     * @param holds while there is one, nothing is sent
     */
    public TrialResource(
            SubscriptionsPath path, SubscriptionStore store, Trials trials, CompactedStore<DeliveryHold> holds) {
        this.path = path;
        this.store = store;
        this.trials = trials;
        this.holds = holds;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.post(path.one() + "/test", path.edit(), this::test));
    }

    private void test(RoutingContext request) {
        SubscriptionKey key = path.key(request);
        Optional<String> eventType = Sample.eventType(Bodies.json(request).root());
        CompletableFuture<Trial> trial = store.find(key).thenCompose(found -> {
            Subscription subscription = found.orElseThrow(() -> SubscriptionsPath.notFound(key));
            holds.known(SubscriptionKey.PLATFORM)
                    .or(() -> holds.known(key.tenant()))
                    .ifPresent(TrialResource::refuse);
            return trials.send(subscription, eventType.orElseGet(() -> Sample.usualType(subscription)));
        });
        Answers.when(trial, request, made -> made.status()
                .ifPresentOrElse(
                        status -> Json.answer(request, 200, AvroJson.tree(status)),
                        () -> answerWithout(request, made)));
    }

    private static void refuse(DeliveryHold hold) {
        throw new ProblemException(Problem.of(409, "Deliveries are held: " + hold.getReason()));
    }

    private static void answerWithout(RoutingContext request, Trial trial) {
        String subscription = request.normalizedPath().replaceFirst("/test$", "");
        ObjectNode json = AvroJson.mapper().createObjectNode().put("notification", trial.notification());
        request.response().putHeader(HttpHeaders.LOCATION, subscription + "/deliveries/" + trial.notification());
        Json.answer(request, 202, json);
    }
}
