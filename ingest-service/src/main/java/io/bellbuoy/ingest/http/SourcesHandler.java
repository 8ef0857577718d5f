package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.events.Source;
import io.bellbuoy.ingest.sources.SourceDocument;
import io.bellbuoy.ingest.sources.SourceDraft;
import io.bellbuoy.ingest.sources.Verifications;
import io.bellbuoy.ingest.store.SourceStore;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.topics.SourceKey;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** A tenant's sources: listed, read, put and deleted. */
final class SourcesHandler {

    private final SourceStore store;
    private final Verifications verifications;

    SourcesHandler(SourceStore store, Verifications verifications) {
        this.store = store;
        this.verifications = verifications;
    }

    void list(RoutingContext request) {
        Answers.when(store.list(TenantPath.tenant(request)), request, found -> Json.answer(request, 200, items(found)));
    }

    void get(RoutingContext request) {
        SourceKey key = TenantPath.source(request);
        Answers.when(
                store.find(key),
                request,
                found -> Json.answer(request, 200, SourceDocument.write(found.orElseThrow(() -> notFound(key)))));
    }

    void put(RoutingContext request, Dialect dialect) {
        SourceKey key = new SourceKey(TenantPath.tenant(request), dialect.name());
        SourceDraft draft = SourceDocument.read(key, Bodies.json(request), verifications);
        Answers.when(
                store.put(draft),
                request,
                change -> Json.answer(request, change.isNew() ? 201 : 200, SourceDocument.write(change.source())));
    }

    void delete(RoutingContext request) {
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
