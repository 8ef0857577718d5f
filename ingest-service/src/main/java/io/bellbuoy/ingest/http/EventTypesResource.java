package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.catalogue.EventTypeCatalogue;
import io.bellbuoy.dialect.catalogue.EventTypeCatalogue.Entry;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.json.AvroJson;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Lists what can be subscribed to. */
final class EventTypesResource implements Resource {

    private final ObjectNode catalogue = catalogue();

    @Override
    public List<Operation> operations() {
        return List.of(Operation.get("/v1/event-types", Permission.ENTER, this::list));
    }

    private void list(RoutingContext request) {
        Json.answer(request, 200, catalogue);
    }

    private static ObjectNode catalogue() {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        EventTypeCatalogue.entries().forEach(entry -> describe(entry, items.addObject()));
        return json;
    }

    private static void describe(Entry entry, ObjectNode item) {
        item.put("type", entry.type().code()).put("description", entry.type().description());
        ObjectNode names = item.putObject("names");
        entry.names().forEach((dialect, own) -> own.forEach(names.putArray(dialect)::add));
    }
}
