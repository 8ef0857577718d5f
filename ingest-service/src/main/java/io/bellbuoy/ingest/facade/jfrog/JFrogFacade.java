package io.bellbuoy.ingest.facade.jfrog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.delivery.TestDelivery;
import io.bellbuoy.ingest.facade.CodedErrors;
import io.bellbuoy.ingest.facade.FacadeSubscriptions;
import io.bellbuoy.ingest.http.Answers;
import io.bellbuoy.ingest.http.Bodies;
import io.bellbuoy.ingest.http.ErrorForm;
import io.bellbuoy.ingest.http.Facade;
import io.bellbuoy.ingest.http.Gatekeeper;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.TenantPath;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.ingest.subscriptions.SubscriptionDraft;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.config.EgressConfig;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** JFrog's API for webhooks, of one tenant below {@code /v1/tenants/…/jfrog}. */
public final class JFrogFacade implements Facade {

    private static final String ROOT = TenantPath.ROOT + "/jfrog";
    private static final String SUBSCRIPTIONS = ROOT + "/event/api/v1/subscriptions";
    private static final String SUBSCRIPTION = SUBSCRIPTIONS + "/:id";

    private final FacadeSubscriptions subscriptions;
    private final JFrogDocument documents;
    private final TestDelivery tests;

    /**
     * JFrog's API in front of a store.
     *
     * @param dialect what JFrog calls events
     */
    public JFrogFacade(
            SubscriptionStore store, EgressConfig egress, TypeNames dialect, SecureRandom random, TestDelivery tests) {
        this.subscriptions = new FacadeSubscriptions(store, egress);
        this.documents = new JFrogDocument(dialect, random);
        this.tests = tests;
    }

    @Override
    public String path() {
        return ROOT + "/*";
    }

    @Override
    public ErrorForm errors() {
        return new CodedErrors(JFrogDocument.FIELDS);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get(SUBSCRIPTIONS, Permission.READ, this::list),
                Operation.post(SUBSCRIPTIONS, Permission.EDIT, this::create),
                Operation.post(SUBSCRIPTIONS + "/test", Permission.EDIT, this::test),
                Operation.get(SUBSCRIPTION, Permission.READ, this::get),
                Operation.put(SUBSCRIPTION, Permission.EDIT, this::replace),
                Operation.delete(SUBSCRIPTION, Permission.EDIT, this::delete));
    }

    private void list(RoutingContext request) {
        Answers.when(subscriptions.list(TenantPath.tenant(request), JFrogDocument::isOne), request, found -> {
            ArrayNode all = AvroJson.mapper().createArrayNode();
            found.stream().map(documents::write).forEach(all::add);
            Json.answer(request, 200, all);
        });
    }

    private void get(RoutingContext request) {
        Answers.when(
                subscriptions.find(TenantPath.subscription(request), JFrogDocument::isOne),
                request,
                found -> Json.answer(request, 200, documents.write(found)));
    }

    private void create(RoutingContext request) {
        JsonNode document = Bodies.json(request).root();
        SubscriptionKey key = key(request, document);
        SubscriptionDraft draft = documents.read(key, document, Optional.empty());
        Answers.when(
                subscriptions.create(key, Gatekeeper.actor(request), draft),
                request,
                created -> Json.answer(request, 201, documents.write(created)));
    }

    private void replace(RoutingContext request) {
        SubscriptionKey key = TenantPath.subscription(request);
        JsonNode document = Bodies.json(request).root();
        Answers.when(
                subscriptions.replace(
                        key,
                        Gatekeeper.actor(request),
                        JFrogDocument::isOne,
                        old -> documents.read(key, document, Optional.of(old))),
                request,
                replaced -> Json.answerNothing(request, 204));
    }

    private void delete(RoutingContext request) {
        Answers.when(
                subscriptions.delete(TenantPath.subscription(request), Gatekeeper.actor(request), JFrogDocument::isOne),
                request,
                deleted -> Json.answerNothing(request, 204));
    }

    /** Takes a whole subscription, which need not be there. A receiver that fails is no failure of the request. */
    private void test(RoutingContext request) {
        JsonNode document = Bodies.json(request).root();
        SubscriptionKey key = key(request, document);
        Answers.when(
                subscriptions
                        .list(key.tenant(), old -> old.getId().equals(key.id()) && JFrogDocument.isOne(old))
                        .thenApply(List::stream)
                        .thenApply(old -> documents.read(key, document, old.findFirst()))
                        .thenApply(subscriptions::checked)
                        .thenCompose(draft -> tests.send(draft.subscription())),
                request,
                result -> Json.answer(request, 200, document(result)));
    }

    private static JsonNode document(TestDelivery.Result result) {
        return AvroJson.mapper()
                .createObjectNode()
                .put("result", result.succeeded() ? "success" : "failure")
                .put("message", result.detail());
    }

    private static SubscriptionKey key(RoutingContext request, JsonNode document) {
        return new SubscriptionKey(TenantPath.tenant(request), JFrogDocument.key(document));
    }
}
