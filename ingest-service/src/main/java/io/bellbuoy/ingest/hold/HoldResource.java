package io.bellbuoy.ingest.hold;

import io.bellbuoy.events.DeliveryHold;
import io.bellbuoy.ingest.audit.Actor;
import io.bellbuoy.ingest.http.Answers;
import io.bellbuoy.ingest.http.Bodies;
import io.bellbuoy.ingest.http.Gatekeeper;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.ingest.http.Resource;
import io.bellbuoy.ingest.http.SubscriptionsPath;
import io.bellbuoy.ingest.store.CompactedStore;
import io.bellbuoy.ingest.subscriptions.Switch;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.topics.HoldKey;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Holds the deliveries of a tenant's subscriptions, or of all, from when it is put until it is deleted. */
public final class HoldResource implements Resource {

    private final SubscriptionsPath path;
    private final CompactedStore<DeliveryHold> store;
    private final Clock clock;

    /**
     * The holds of a store.
     *
     * @param path of whose subscriptions
     */
    public HoldResource(SubscriptionsPath path, CompactedStore<DeliveryHold> store, Clock clock) {
        this.path = path;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        String hold = path.root() + "/delivery-hold";
        return List.of(
                Operation.get(hold, path.read(), this::get),
                Operation.put(hold, path.edit(), this::put),
                Operation.delete(hold, path.edit(), this::delete));
    }

    private void get(RoutingContext request) {
        Answers.when(
                store.find(key(request).toString()),
                request,
                found -> Json.answer(request, 200, AvroJson.tree(found.orElseThrow(HoldResource::notHeld))));
    }

    private void put(RoutingContext request) {
        HoldKey key = key(request);
        Actor actor = Gatekeeper.actor(request);
        DeliveryHold hold = DeliveryHold.newBuilder()
                .setTenant(key.tenant())
                .setReason(Switch.reason(Bodies.json(request).root()))
                .setBy(actor.id())
                .setSince(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
        Answers.when(
                store.change(key, actor, before -> Optional.of(hold)),
                request,
                change -> Json.answer(request, change.isNew() ? 201 : 200, AvroJson.tree(hold)));
    }

    private void delete(RoutingContext request) {
        Answers.when(store.delete(key(request), Gatekeeper.actor(request)), request, change -> {
            if (change.before().isEmpty()) {
                throw notHeld();
            }
            Json.answerNothing(request, 204);
        });
    }

    private HoldKey key(RoutingContext request) {
        return new HoldKey(path.owner().apply(request));
    }

    private static ProblemException notHeld() {
        return new ProblemException(Problem.of(404, "These deliveries are not held here"));
    }
}
