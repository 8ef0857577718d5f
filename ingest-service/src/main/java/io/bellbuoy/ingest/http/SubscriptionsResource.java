package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.ingest.subscriptions.HealthDocument;
import io.bellbuoy.ingest.subscriptions.SecretRotation;
import io.bellbuoy.ingest.subscriptions.SubscriptionDocument;
import io.bellbuoy.ingest.subscriptions.SubscriptionDraft;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision.Kind;
import io.bellbuoy.kit.config.EgressConfig;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Subscriptions: listed, made, read, replaced, patched and deleted, their secrets rotated. */
public final class SubscriptionsResource implements Resource {

    private final SubscriptionsPath path;
    private final SubscriptionStore store;
    private final EgressConfig egress;
    private final Function<SubscriptionKey, Optional<EndpointHealth>> health;

    /**
     * The subscriptions of a store.
     *
     * @param path whose they are
     * @param egress where the operator lets webhooks go
     * @param health what is known of their endpoints
     */
    public SubscriptionsResource(
            SubscriptionsPath path,
            SubscriptionStore store,
            EgressConfig egress,
            Function<SubscriptionKey, Optional<EndpointHealth>> health) {
        this.path = path;
        this.store = store;
        this.egress = egress;
        this.health = health;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get(path.all(), path.read(), this::list),
                Operation.post(path.all(), path.edit(), this::create),
                Operation.get(path.one(), path.read(), this::get),
                Operation.put(path.one(), path.edit(), this::put),
                new Operation(HttpMethod.PATCH, path.one(), path.edit(), Set.of(MergePatch.MEDIA_TYPE), this::patch),
                Operation.delete(path.one(), path.edit(), this::delete),
                Operation.post(path.one() + "/secret/rotate", path.edit(), this::rotateSecret));
    }

    private void list(RoutingContext request) {
        SubscriptionList wanted = SubscriptionList.of(Query.of(request));
        Answers.when(
                store.list(path.owner().apply(request)),
                request,
                found -> Json.answer(request, 200, wanted.cut(found).document(SubscriptionDocument::write)));
    }

    private void create(RoutingContext request) {
        JsonNode document = Bodies.json(request).root();
        SubscriptionKey key = path.key(request, NewId.of(request, document));
        SubscriptionDraft draft = SubscriptionDocument.read(key, document, egress);
        Answers.when(store.create(draft, Gatekeeper.actor(request)), request, revision -> answer(request, revision));
    }

    private void get(RoutingContext request) {
        SubscriptionKey key = path.key(request);
        Answers.when(store.find(key), request, found -> {
            Subscription subscription = found.orElseThrow(() -> SubscriptionsPath.notFound(key));
            ObjectNode document = SubscriptionDocument.write(subscription);
            document.set("health", HealthDocument.write(subscription, health.apply(key)));
            answer(request, 200, subscription, document);
        });
    }

    private void put(RoutingContext request) {
        SubscriptionKey key = path.key(request);
        Precondition precondition = Precondition.of(request);
        SubscriptionDraft draft =
                SubscriptionDocument.read(key, Bodies.json(request).root(), egress);
        Answers.when(
                store.put(key, Gatekeeper.actor(request), previous -> {
                    precondition.check(previous);
                    return draft;
                }),
                request,
                revision -> answer(request, revision));
    }

    private void patch(RoutingContext request) {
        SubscriptionKey key = path.key(request);
        Precondition precondition = Precondition.of(request);
        JsonNode patch = Bodies.json(request).root();
        Answers.when(
                store.put(key, Gatekeeper.actor(request), previous -> {
                    precondition.check(previous);
                    return patched(key, previous, patch);
                }),
                request,
                revision -> answer(request, revision));
    }

    private void delete(RoutingContext request) {
        SubscriptionKey key = path.key(request);
        Precondition precondition = Precondition.of(request);
        Answers.when(
                store.revise(key, Gatekeeper.actor(request), (previous, now) -> {
                    precondition.check(Optional.of(previous));
                    return SubscriptionRevision.delete(previous, now);
                }),
                request,
                deleted -> {
                    if (deleted.isEmpty()) {
                        throw SubscriptionsPath.notFound(key);
                    }
                    Json.answerNothing(request, 204);
                });
    }

    private void rotateSecret(RoutingContext request) {
        SubscriptionKey key = path.key(request);
        SecretRotation rotation = SecretRotation.read(Bodies.json(request));
        Answers.when(
                store.rotate(key, rotation, Gatekeeper.actor(request)),
                request,
                rotated -> answer(request, rotated.orElseThrow(() -> SubscriptionsPath.notFound(key))));
    }

    private SubscriptionDraft patched(SubscriptionKey key, Optional<Subscription> previous, JsonNode patch) {
        Subscription subscription = previous.orElseThrow(() -> SubscriptionsPath.notFound(key));
        JsonNode merged = MergePatch.apply(SubscriptionDocument.write(subscription), patch);
        if (patch.path("endpoint").path("authorization").isNull() && merged.path("endpoint") instanceof ObjectNode to) {
            // Nobody is shown it, so nothing was merged away; left out it would stay.
            to.putNull("authorization");
        }
        return SubscriptionDocument.read(key, merged, egress);
    }

    private void answer(RoutingContext request, SubscriptionRevision revision) {
        Subscription subscription = revision.subscription();
        boolean isNew = revision.kind() == Kind.CREATED;
        if (isNew) {
            String root = path.all().replace(":tenant", subscription.getTenant());
            request.response().putHeader(HttpHeaders.LOCATION, root + "/" + subscription.getId());
        }
        answer(
                request,
                isNew ? 201 : 200,
                subscription,
                revision.secretWasMade()
                        ? SubscriptionDocument.writeWithSecret(subscription)
                        : SubscriptionDocument.write(subscription));
    }

    private static void answer(RoutingContext request, int status, Subscription subscription, ObjectNode document) {
        request.response().putHeader(HttpHeaders.ETAG, Precondition.tag(subscription));
        Json.answer(request, status, document);
    }
}
