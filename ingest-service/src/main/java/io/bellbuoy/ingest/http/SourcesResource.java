package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Source;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.sources.SourceDocument;
import io.bellbuoy.ingest.sources.SourceDraft;
import io.bellbuoy.ingest.sources.Verifications;
import io.bellbuoy.ingest.store.CompactedStore;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.topics.SourceKey;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A tenant's sources: listed, read, put and deleted. */
public final class SourcesResource implements Resource {

    private static final String SOURCES = TenantPath.ROOT + "/sources";
    private static final String SOURCE = SOURCES + "/:dialect";

    private final CompactedStore<Source> store;
    private final Verifications verifications;
    private final Clock clock;

    /** The sources of a store, which prove themselves in one of these ways. */
    public SourcesResource(CompactedStore<Source> store, Verifications verifications, Clock clock) {
        this.store = store;
        this.verifications = verifications;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get(SOURCES, Permission.ADMINISTER, this::list),
                Operation.get(SOURCE, Permission.ADMINISTER, this::get),
                Operation.put(SOURCE, Permission.ADMINISTER, this::put),
                Operation.delete(SOURCE, Permission.ADMINISTER, this::delete));
    }

    private void list(RoutingContext request) {
        String prefix = SourceKey.prefixOf(TenantPath.tenant(request));
        Answers.when(store.list(prefix), request, found -> Json.answer(request, 200, items(found)));
    }

    private void get(RoutingContext request) {
        SourceKey key = TenantPath.source(request);
        Answers.when(
                store.find(key.toString()),
                request,
                found -> Json.answer(request, 200, SourceDocument.write(found.orElseThrow(() -> notFound(key)))));
    }

    private void put(RoutingContext request) {
        SourceKey key = new SourceKey(
                TenantPath.tenant(request), TenantPath.dialect(request).name());
        SourceDraft draft = SourceDocument.read(key, Bodies.json(request), verifications);
        Answers.when(
                store.change(key, Gatekeeper.actor(request), old -> Optional.of(draft.after(old, clock.instant()))),
                request,
                change -> Json.answer(
                        request,
                        change.isNew() ? 201 : 200,
                        SourceDocument.write(change.after().orElseThrow())));
    }

    private void delete(RoutingContext request) {
        SourceKey key = TenantPath.source(request);
        Answers.when(store.delete(key, Gatekeeper.actor(request)), request, change -> {
            if (change.before().isEmpty()) {
                throw notFound(key);
            }
            Json.answerNothing(request, 204);
        });
    }

    private static ObjectNode items(List<Source> sources) {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        sources.stream().map(SourceDocument::write).forEach(items::add);
        return json;
    }

    private static ProblemException notFound(SourceKey key) {
        return new ProblemException(
                Problem.of(404, "Tenant " + key.tenant() + " has no source of '" + key.dialect() + "'"));
    }
}
