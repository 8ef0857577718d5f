package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.ingest.subscriptions.SecretRotation;
import io.bellbuoy.ingest.subscriptions.SubscriptionDocument;
import io.bellbuoy.ingest.subscriptions.SubscriptionDraft;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision.Kind;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.config.EgressConfig;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** A tenant's subscriptions: listed, read, put and deleted, their secrets rotated. */
public final class SubscriptionsResource implements Resource {

    private static final String SUBSCRIPTIONS = TenantPath.ROOT + "/subscriptions";
    private static final String SUBSCRIPTION = SUBSCRIPTIONS + "/:id";
    private static final String ROTATE_SECRET = SUBSCRIPTION + "/secret/rotate";

    private final SubscriptionStore store;
    private final EgressConfig egress;

    /** The subscriptions of a store, whose endpoints must be where webhooks may go. */
    public SubscriptionsResource(SubscriptionStore store, EgressConfig egress) {
        this.store = store;
        this.egress = egress;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get(SUBSCRIPTIONS, Permission.READ, this::list),
                Operation.get(SUBSCRIPTION, Permission.READ, this::get),
                Operation.put(SUBSCRIPTION, Permission.EDIT, this::put),
                Operation.delete(SUBSCRIPTION, Permission.EDIT, this::delete),
                Operation.post(ROTATE_SECRET, Permission.EDIT, this::rotateSecret));
    }

    private void list(RoutingContext request) {
        Answers.when(store.list(TenantPath.tenant(request)), request, found -> Json.answer(request, 200, items(found)));
    }

    private void get(RoutingContext request) {
        SubscriptionKey key = TenantPath.subscription(request);
        Answers.when(store.find(key), request, found -> {
            Subscription subscription = found.orElseThrow(() -> notFound(key));
            Json.answer(request, 200, SubscriptionDocument.write(subscription));
        });
    }

    private void put(RoutingContext request) {
        SubscriptionKey key = TenantPath.subscription(request);
        SubscriptionDraft draft = SubscriptionDocument.read(key, Bodies.json(request), egress);
        Answers.when(
                store.put(draft, Gatekeeper.actor(request)),
                request,
                revision -> Json.answer(request, revision.kind() == Kind.CREATED ? 201 : 200, document(revision)));
    }

    private void rotateSecret(RoutingContext request) {
        SubscriptionKey key = TenantPath.subscription(request);
        SecretRotation rotation = SecretRotation.read(Bodies.json(request));
        Answers.when(
                store.rotate(key, rotation, Gatekeeper.actor(request)),
                request,
                rotated -> Json.answer(request, 200, document(rotated.orElseThrow(() -> notFound(key)))));
    }

    private void delete(RoutingContext request) {
        SubscriptionKey key = TenantPath.subscription(request);
        Answers.when(store.delete(key, Gatekeeper.actor(request)), request, deleted -> {
            if (deleted.isEmpty()) {
                throw notFound(key);
            }
            Json.answerNothing(request, 204);
        });
    }

    private static ObjectNode items(List<Subscription> subscriptions) {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        subscriptions.stream().map(SubscriptionDocument::write).forEach(items::add);
        return json;
    }

    private static ObjectNode document(SubscriptionRevision revision) {
        return revision.secretWasMade()
                ? SubscriptionDocument.writeWithSecret(revision.subscription())
                : SubscriptionDocument.write(revision.subscription());
    }

    private static ProblemException notFound(SubscriptionKey key) {
        return new ProblemException(
                Problem.of(404, "Tenant " + key.tenant() + " has no subscription '" + key.id() + "'"));
    }
}
