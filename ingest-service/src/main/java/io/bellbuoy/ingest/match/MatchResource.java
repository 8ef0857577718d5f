package io.bellbuoy.ingest.match;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.http.Answers;
import io.bellbuoy.ingest.http.Bodies;
import io.bellbuoy.ingest.http.Gatekeeper;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.ingest.http.Resource;
import io.bellbuoy.ingest.http.TenantPath;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.matching.Preview;
import io.bellbuoy.time.Durations;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Tells which subscriptions want an event, by which patterns, and why the others do not. Nothing is sent. */
public final class MatchResource implements Resource {

    private final SubscriptionStore store;
    private final EventFinder events;

    /** What a store's subscriptions would make of events. */
    public MatchResource(SubscriptionStore store, EventFinder events) {
        this.store = store;
        this.events = events;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.post(TenantPath.ROOT + "/subscriptions/match", Permission.READ, this::match));
    }

    private void match(RoutingContext request) {
        String tenant = TenantPath.tenant(request);
        MatchRequest question = MatchRequest.read(tenant, Bodies.json(request).root());
        // To others the platform's own are none of their business.
        boolean seesAll = Gatekeeper.caller(request).may(Permission.OPERATE, Optional.empty());
        Answers.when(
                event(tenant, question).thenCombine(subscriptions(tenant, seesAll), MatchResource::document),
                request,
                answer -> Json.answer(request, 200, answer));
    }

    private CompletableFuture<RegistryEvent> event(String tenant, MatchRequest question) {
        return question.event().map(event -> completedFuture(event)).orElseGet(() -> events.find(
                        tenant, question.eventId(), question.since())
                .thenApply(found -> found.orElseThrow(() -> notFound(question))));
    }

    private CompletableFuture<List<Subscription>> subscriptions(String tenant, boolean andThePlatforms) {
        CompletableFuture<List<Subscription>> own = store.list(tenant);
        return andThePlatforms
                ? own.thenCombine(store.list(SubscriptionKey.PLATFORM), (one, other) -> Stream.concat(
                                one.stream(), other.stream())
                        .toList())
                : own;
    }

    private static ObjectNode document(RegistryEvent event, List<Subscription> subscriptions) {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.set("event", AvroJson.tree(event));
        ArrayNode items = json.putArray("items");
        Preview.of(event, subscriptions).forEach(preview -> describe(preview, items.addObject()));
        return json;
    }

    private static void describe(Preview preview, ObjectNode item) {
        item.put("tenant", preview.tenant()).put("subscription", preview.subscription());
        item.put("enabled", preview.enabled());
        item.put("matches", preview.answer().matched().isPresent());
        preview.answer().matched().ifPresent(patterns -> item.set("matched", AvroJson.tree(patterns)));
        item.put("because", preview.sentence());
    }

    private static ProblemException notFound(MatchRequest question) {
        return new ProblemException(Problem.of(
                404,
                "The tenant has had no event '" + question.eventId() + "' since " + Durations.format(question.since())
                        + " ago"));
    }
}
