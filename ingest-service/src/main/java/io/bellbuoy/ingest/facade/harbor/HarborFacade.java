package io.bellbuoy.ingest.facade.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.delivery.DeliveryHistory;
import io.bellbuoy.ingest.facade.CodedErrors;
import io.bellbuoy.ingest.facade.FacadeSubscriptions;
import io.bellbuoy.ingest.http.Answers;
import io.bellbuoy.ingest.http.Bodies;
import io.bellbuoy.ingest.http.ErrorForm;
import io.bellbuoy.ingest.http.Facade;
import io.bellbuoy.ingest.http.Gatekeeper;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.config.EgressConfig;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Harbor's API for webhooks, of one tenant below {@code /v1/tenants/…/harbor}. */
public final class HarborFacade implements Facade {

    private static final List<String> FIELDS =
            List.of("id", "name", "description", "enabled", "creation_time", "update_time");
    private static final String USUAL_ORDER = "creation_time,id";

    private final FacadeSubscriptions subscriptions;
    private final HarborEvents events;
    private final HarborPolicy policies;
    private final HarborHistory history;

    /**
     * Harbor's API in front of a store.
     *
     * @param dialect what Harbor calls events
     */
    public HarborFacade(SubscriptionStore store, EgressConfig egress, TypeNames dialect, DeliveryHistory history) {
        this.subscriptions = new FacadeSubscriptions(store, egress);
        this.events = new HarborEvents(dialect);
        this.policies = new HarborPolicy(events);
        this.history = new HarborHistory(subscriptions, events, history);
    }

    @Override
    public String path() {
        return HarborPath.ROOT + "/*";
    }

    @Override
    public ErrorForm errors() {
        return new CodedErrors(HarborPolicy.FIELDS);
    }

    @Override
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(List.of(
                Operation.get(HarborPath.POLICIES, Permission.READ, this::list),
                Operation.post(HarborPath.POLICIES, Permission.EDIT, this::create),
                Operation.get(HarborPath.POLICY, Permission.READ, this::get),
                Operation.put(HarborPath.POLICY, Permission.EDIT, this::replace),
                Operation.delete(HarborPath.POLICY, Permission.EDIT, this::delete),
                Operation.get(HarborPath.WEBHOOK + "/events", Permission.READ, HarborFacade::events)));
        operations.addAll(history.operations());
        return operations;
    }

    private void list(RoutingContext request) {
        HarborPath path = HarborPath.of(request);
        String sort = Optional.ofNullable(request.request().getParam("sort")).orElse(USUAL_ORDER);
        HarborQuery query = HarborQuery.of(request.request().getParam("q"), sort, FIELDS);
        Answers.when(
                subscriptions.list(path.tenant(), path::owns),
                request,
                found -> HarborPath.answerPage(request, query.of(found.stream().map(policies::write))));
    }

    private void get(RoutingContext request) {
        HarborPath path = HarborPath.of(request);
        Answers.when(
                subscriptions.find(path.policy(), path::owns),
                request,
                found -> Json.answer(request, 200, policies.write(found)));
    }

    private void create(RoutingContext request) {
        HarborPath path = HarborPath.of(request);
        JsonNode document = Bodies.json(request).root();
        String name = HarborPolicy.name(document);
        CompletionStage<Subscription> created = subscriptions
                .list(path.tenant(), HarborPolicy::isOne)
                .thenApply(all -> freeKey(path, name, all))
                .thenCompose(key -> subscriptions.create(
                        key,
                        Gatekeeper.actor(request),
                        policies.read(key, path.project(), document, Optional.empty())));
        Answers.when(created, request, policy -> {
            request.response().putHeader(HttpHeaders.LOCATION, path.location(HarborPolicy.number(policy)));
            Json.answerNothing(request, 201);
        });
    }

    private void replace(RoutingContext request) {
        HarborPath path = HarborPath.of(request);
        JsonNode document = Bodies.json(request).root();
        String name = HarborPolicy.name(document);
        SubscriptionKey key = path.policy();
        CompletionStage<Subscription> replaced = subscriptions
                .list(path.tenant(), path::owns)
                .thenAccept(all -> refuseTaken(
                        name, all.stream().filter(other -> !other.getId().equals(key.id()))))
                .thenCompose(free -> subscriptions.replace(
                        key,
                        Gatekeeper.actor(request),
                        path::owns,
                        old -> policies.read(key, path.project(), document, Optional.of(old))));
        Answers.when(replaced, request, policy -> Json.answerNothing(request, 200));
    }

    private void delete(RoutingContext request) {
        HarborPath path = HarborPath.of(request);
        Answers.when(
                subscriptions.delete(path.policy(), Gatekeeper.actor(request), path::owns),
                request,
                deleted -> Json.answerNothing(request, 200));
    }

    private static void events(RoutingContext request) {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        HarborEvents.NAMES.forEach(json.putArray("event_type")::add);
        json.putArray("notify_type").add(HarborTarget.HTTP).add(HarborTarget.SLACK);
        ObjectNode http = json.putArray("payload_formats").addObject().put("notify_type", HarborTarget.HTTP);
        http.putArray("formats").add(HarborTarget.DEFAULT).add(HarborTarget.CLOUD_EVENTS);
        Json.answer(request, 200, json);
    }

    /** Two names may come to one number, and a policy of another name may have this one's: the next that is free is taken. */
    private static SubscriptionKey freeKey(HarborPath path, String name, List<Subscription> all) {
        refuseTaken(name, all.stream().filter(path::owns));
        Set<String> taken = Set.copyOf(all.stream().map(Subscription::getId).toList());
        long number = HarborPolicy.firstNumber(path.tenant(), path.project(), name);
        while (taken.contains(HarborPolicy.key(path.tenant(), number).id())) {
            number++;
        }
        return HarborPolicy.key(path.tenant(), number);
    }

    private static void refuseTaken(String name, Stream<Subscription> policies) {
        if (policies.anyMatch(policy -> HarborPolicy.name(policy).equals(name))) {
            throw new ProblemException(Problem.of(409, "the project has a policy named '" + name + "' already"));
        }
    }
}
