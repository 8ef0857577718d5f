package io.bellbuoy.ingest.http;

import io.bellbuoy.ingest.audit.Actor;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.ingest.subscriptions.BulkChange;
import io.bellbuoy.ingest.subscriptions.SubscriptionDocument;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision;
import io.bellbuoy.ingest.subscriptions.Switch;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Subscriptions, switched off and on: one, or many at once. */
public final class SubscriptionSwitchResource implements Resource {

    private final SubscriptionsPath path;
    private final SubscriptionStore store;

    /**
     * The subscriptions of a store.
     *
     * @param path whose they are
     */
    public SubscriptionSwitchResource(SubscriptionsPath path, SubscriptionStore store) {
        this.path = path;
        this.store = store;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.post(path.all() + "/bulk", path.edit(), this::bulk),
                Operation.post(path.one() + "/suspend", path.edit(), request -> turn(request, false)),
                Operation.post(path.one() + "/resume", path.edit(), request -> turn(request, true)));
    }

    private void turn(RoutingContext request, boolean enabled) {
        SubscriptionKey key = path.key(request);
        String reason = Switch.reason(Bodies.json(request).root());
        Actor actor = Gatekeeper.actor(request);
        Switch to = new Switch(enabled, actor.id(), reason);
        Answers.when(
                store.revise(key, actor, (previous, now) -> SubscriptionRevision.switched(to, previous, now)),
                request,
                switched -> Json.answer(
                        request,
                        200,
                        SubscriptionDocument.write(switched.orElseThrow(() -> SubscriptionsPath.notFound(key))
                                .subscription())));
    }

    private void bulk(RoutingContext request) {
        BulkChange change = BulkChange.read(Bodies.json(request).root());
        Actor actor = Gatekeeper.actor(request);
        Answers.when(
                store.revise(
                        path.owner().apply(request),
                        actor,
                        change,
                        (previous, now) -> change.revision(actor.id(), previous, now)),
                request,
                revisions -> Json.answer(request, 200, change.document(revisions)));
    }
}
