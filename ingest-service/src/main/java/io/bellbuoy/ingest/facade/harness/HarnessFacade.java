package io.bellbuoy.ingest.facade.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.delivery.DeliveryHistory;
import io.bellbuoy.ingest.facade.FacadeSubscriptions;
import io.bellbuoy.ingest.facade.Page;
import io.bellbuoy.ingest.http.Answers;
import io.bellbuoy.ingest.http.Bodies;
import io.bellbuoy.ingest.http.ErrorForm;
import io.bellbuoy.ingest.http.Facade;
import io.bellbuoy.ingest.http.Gatekeeper;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.ingest.http.TenantPath;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.config.EgressConfig;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Harness' API for webhooks, of one tenant below {@code /v1/tenants/…/harness}. */
public final class HarnessFacade implements Facade {

    private static final String ROOT = TenantPath.ROOT + "/harness";
    private static final String WEBHOOKS = ROOT + "/api/v1/registry/:registry/webhooks";
    private static final String WEBHOOK = WEBHOOKS + "/:webhook";
    private static final String EXECUTIONS = WEBHOOK + "/executions";
    private static final String EXECUTION = EXECUTIONS + "/:execution";

    /** Of an internal webhook of Harness' own, misspelled by it. */
    private static final String RESERVED = "harnesstriggerwebhok";

    private static final Map<String, Function<Subscription, String>> ORDERS = Map.of(
            "identifier", HarnessWebhook::identifier,
            "name", HarnessWebhook::name,
            "url", webhook -> webhook.getEndpoint().getUrl(),
            "createdAt", webhook -> webhook.getCreated().toString(),
            "modifiedAt", webhook -> webhook.getUpdated().toString());

    private final FacadeSubscriptions subscriptions;
    private final DeliveryHistory history;

    public HarnessFacade(SubscriptionStore store, EgressConfig egress, DeliveryHistory history) {
        this.subscriptions = new FacadeSubscriptions(store, egress);
        this.history = history;
    }

    /** A registry's webhook, as the path names it. */
    private record Place(String tenant, String registry, String identifier) {

        static Place of(RoutingContext request, String identifier) {
            return new Place(TenantPath.tenant(request), HarnessFacade.registry(request), identifier);
        }

        static Place of(RoutingContext request) {
            return of(request, request.pathParam("webhook"));
        }

        SubscriptionKey key() {
            return HarnessWebhook.key(tenant, registry, identifier);
        }

        /** Two places may come to one key. */
        boolean owns(Subscription webhook) {
            return HarnessWebhook.isOf(registry, webhook)
                    && HarnessWebhook.identifier(webhook).equals(identifier);
        }
    }

    @Override
    public String path() {
        return ROOT + "/*";
    }

    @Override
    public ErrorForm errors() {
        return new HarnessErrors(HarnessWebhook.FIELDS);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get(WEBHOOKS, Permission.READ, this::list),
                Operation.post(WEBHOOKS, Permission.EDIT, this::create),
                Operation.get(WEBHOOK, Permission.READ, this::get),
                Operation.put(WEBHOOK, Permission.EDIT, this::replace),
                Operation.delete(WEBHOOK, Permission.EDIT, this::delete),
                Operation.get(EXECUTIONS, Permission.READ, this::executions),
                Operation.get(EXECUTION, Permission.READ, this::execution),
                Operation.get(EXECUTION + "/retrigger", Permission.EDIT, this::retrigger));
    }

    private void list(RoutingContext request) {
        String registry = registry(request);
        String term =
                Optional.ofNullable(request.request().getParam("search_term")).orElse("");
        Comparator<Subscription> order = order(request);
        Answers.when(
                subscriptions.list(
                        TenantPath.tenant(request),
                        webhook -> HarnessWebhook.isOf(registry, webhook)
                                && HarnessWebhook.name(webhook).contains(term)),
                request,
                found -> answerPage(
                        request,
                        "webhooks",
                        found.stream().sorted(order).map(HarnessWebhook::write).toList()));
    }

    private void create(RoutingContext request) {
        JsonNode document = Bodies.json(request).root();
        Place place = Place.of(request, HarnessWebhook.identifier(document));
        if (place.identifier().equals(RESERVED)) {
            throw new ProblemException(Problem.of(400, "webhook identifier " + RESERVED + " is reserved"));
        }
        Answers.when(
                subscriptions.create(
                        place.key(),
                        Gatekeeper.actor(request),
                        HarnessWebhook.read(
                                place.key(), place.registry(), place.identifier(), document, Optional.empty())),
                request,
                created -> answer(request, 201, HarnessWebhook.write(created)));
    }

    private void get(RoutingContext request) {
        Place place = Place.of(request);
        Answers.when(
                subscriptions.find(place.key(), place::owns),
                request,
                found -> answer(request, 200, HarnessWebhook.write(found)));
    }

    /** Answers 201, as Harness does. */
    private void replace(RoutingContext request) {
        Place place = Place.of(request);
        JsonNode document = Bodies.json(request).root();
        Answers.when(
                subscriptions.replace(
                        place.key(),
                        Gatekeeper.actor(request),
                        place::owns,
                        old -> HarnessWebhook.read(
                                place.key(), place.registry(), place.identifier(), document, Optional.of(old))),
                request,
                replaced -> answer(request, 201, HarnessWebhook.write(replaced)));
    }

    private void delete(RoutingContext request) {
        Place place = Place.of(request);
        Answers.when(
                subscriptions.delete(place.key(), Gatekeeper.actor(request), place::owns),
                request,
                deleted -> Json.answer(request, 200, success()));
    }

    private void executions(RoutingContext request) {
        Answers.when(
                executions(Place.of(request)),
                request,
                found -> answerPage(
                        request,
                        "executions",
                        found.stream().map(HarnessExecution::document).toList()));
    }

    private void execution(RoutingContext request) {
        Answers.when(find(request), request, found -> answer(request, 200, found.document()));
    }

    /** A notification is sent again natively, where its whole history is known. */
    private void retrigger(RoutingContext request) {
        Answers.when(find(request), request, found -> {
            throw new ProblemException(Problem.of(400, "webhook execution '" + found.id() + "' is not retriggerable"));
        });
    }

    private CompletionStage<HarnessExecution> find(RoutingContext request) {
        String id = request.pathParam("execution");
        return executions(Place.of(request)).thenApply(found -> found.stream()
                .filter(execution -> Long.toString(execution.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(404, "webhook execution '" + id + "' not found"))));
    }

    private CompletionStage<List<HarnessExecution>> executions(Place place) {
        return subscriptions.find(place.key(), place::owns).thenCompose(webhook -> history.attempts(place.key())
                .thenApply(attempts -> attempts.stream()
                        .map(status -> new HarnessExecution(webhook, status))
                        .toList()));
    }

    private static Comparator<Subscription> order(RoutingContext request) {
        String field =
                Optional.ofNullable(request.request().getParam("sort_field")).orElse("identifier");
        Function<Subscription, String> key = ORDERS.get(field);
        if (key == null) {
            throw new ProblemException(
                    Problem.of(400, "sort_field: must be of " + String.join(", ", new TreeSet<>(ORDERS.keySet()))));
        }
        boolean isDescending = "DESC".equalsIgnoreCase(request.request().getParam("sort_order"));
        Comparator<Subscription> ascending = Comparator.comparing(key);
        return isDescending ? ascending.reversed() : ascending;
    }

    /** The registry's reference, spaces and all; Harness' own clients may end it with {@code /+}. */
    private static String registry(RoutingContext request) {
        String reference = request.pathParam("registry").replaceFirst("/\\+$", "");
        if (!reference.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")) {
            throw new ProblemException(Problem.of(400, "the reference of the registry is not valid"));
        }
        return reference;
    }

    private static void answerPage(RoutingContext request, String name, List<ObjectNode> all) {
        Page page = Page.of(request, "size", 0);
        ObjectNode data = AvroJson.mapper().createObjectNode();
        data.put("itemCount", all.size());
        data.put("pageCount", page.count(all.size()));
        data.put("pageIndex", page.number());
        data.put("pageSize", page.size());
        page.of(all).forEach(data.putArray(name)::add);
        answer(request, 200, data);
    }

    private static void answer(RoutingContext request, int status, ObjectNode data) {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.set("data", data);
        Json.answer(request, status, json.setAll(success()));
    }

    private static ObjectNode success() {
        return AvroJson.mapper().createObjectNode().put("status", "SUCCESS");
    }
}
