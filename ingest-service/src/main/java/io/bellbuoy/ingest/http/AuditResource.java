package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.AuditEntry;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.store.AuditTrail;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Who changed what of a tenant's, or of the platform's own: the newest first. */
public final class AuditResource implements Resource {

    private static final int USUAL_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    private final AuditTrail trail;

    /** What stands in the audit log. */
    public AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get(
                        TenantPath.ROOT + "/audit",
                        Permission.ADMINISTER,
                        request -> list(request, TenantPath.tenant(request))),
                Operation.get(
                        "/v1/platform/audit", Permission.OPERATE, request -> list(request, SubscriptionKey.PLATFORM)));
    }

    private void list(RoutingContext request, String tenant) {
        Query query = Query.of(request).knowing(Paging.PARAMETERS);
        int limit = query.number("limit", USUAL_LIMIT, 1, MAX_LIMIT);
        OptionalLong cursor = query.read("cursor", Long::valueOf, "must be the \"next\" of an answer").stream()
                .mapToLong(offset -> offset)
                .findFirst();
        Answers.when(trail.read(tenant, cursor, limit), request, page -> {
            ObjectNode json = AvroJson.mapper().createObjectNode();
            ArrayNode items = json.putArray("items");
            page.entries().stream().map(AuditResource::document).forEach(items::add);
            page.before().ifPresent(next -> json.put("next", Long.toString(next)));
            Json.answer(request, 200, json);
        });
    }

    private static ObjectNode document(AuditEntry entry) {
        ObjectNode json = AvroJson.tree(entry);
        embed("before", entry.getBefore(), json);
        embed("after", entry.getAfter(), json);
        return json;
    }

    private static void embed(String field, @Nullable String document, ObjectNode json) {
        try {
            if (document != null) {
                json.set(field, AvroJson.mapper().readTree(document));
            }
        } catch (JsonProcessingException e) {
            // It stays the text that it is.
        }
    }
}
