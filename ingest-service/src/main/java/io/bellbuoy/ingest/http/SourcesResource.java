package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Source;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.sources.SourceDocument;
import io.bellbuoy.ingest.sources.SourceDraft;
import io.bellbuoy.ingest.sources.Verifications;
import io.bellbuoy.ingest.store.SourceStore;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.topics.SourceKey;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** A tenant's sources: listed, read, put and deleted. */
public final class SourcesResource implements Resource {

    private static final String SOURCES = TenantPath.ROOT + "/sources";
    private static final String SOURCE = SOURCES + "/:dialect";

    private final SourceStore store;
    private final Verifications verifications;

    /** The sources of a store, which prove themselves in one of these ways. */
    public SourcesResource(SourceStore store, Verifications verifications) {
        this.store = store;
        this.verifications = verifications;
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
        Answers.when(store.list(TenantPath.tenant(request)), request, found -> Json.answer(request, 200, items(found)));
    }

    private void get(RoutingContext request) {
        SourceKey key = TenantPath.source(request);
        Answers.when(
                store.find(key),
                request,
                found -> Json.answer(request, 200, SourceDocument.write(found.orElseThrow(() -> notFound(key)))));
    }

    private void put(RoutingContext request) {
        SourceKey key = new SourceKey(
                TenantPath.tenant(request), TenantPath.dialect(request).name());
        SourceDraft draft = SourceDocument.read(key, Bodies.json(request), verifications);
        Answers.when(
                store.put(draft),
                request,
                change -> Json.answer(request, change.isNew() ? 201 : 200, SourceDocument.write(change.source())));
    }

    private void delete(RoutingContext request) {
        SourceKey key = TenantPath.source(request);
        Answers.when(store.delete(key), request, wasThere -> {
            if (!wasThere) {
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
