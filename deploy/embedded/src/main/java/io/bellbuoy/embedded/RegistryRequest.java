package io.bellbuoy.embedded;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.OptionalInt;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Reads what a call says; whatever it does not say properly is a {@link RegistryRefusal}. */
record RegistryRequest(RoutingContext context) {

    String subject() {
        return context.pathParam("subject");
    }

    /** The version asked for; empty for the latest. */
    OptionalInt version() {
        var version = context.pathParam("version");
        if (version.equals("latest")) {
            return OptionalInt.empty();
        }
        int number = number(version);
        if (number < 1) {
            throw RegistryRefusal.invalidVersion(version);
        }
        return OptionalInt.of(number);
    }

    int id() {
        var id = context.pathParam("id");
        int number = number(id);
        if (number < 1) {
            throw RegistryRefusal.unknownSchema("Schema " + id);
        }
        return number;
    }

    boolean asksFor(String flag) {
        return Boolean.parseBoolean(context.request().getParam(flag));
    }

    Schema schema() {
        var body = body();
        var type = body.getValue("schemaType", "AVRO");
        if (!"AVRO".equals(type)) {
            throw RegistryRefusal.invalidSchema("only AVRO is known here, not " + type);
        }
        if (body.getValue("references") instanceof Iterable<?> references
                && references.iterator().hasNext()) {
            throw RegistryRefusal.invalidSchema("references to other schemas are not supported here");
        }
        if (body.getValue("schema") instanceof String text) {
            return parse(text);
        }
        throw RegistryRefusal.invalidSchema("there is none in the request");
    }

    Compatibility level() {
        var level = String.valueOf(body().getValue("compatibility"));
        return Arrays.stream(Compatibility.values())
                .filter(known -> known.name().equals(level))
                .findFirst()
                .orElseThrow(() -> RegistryRefusal.invalidLevel(level));
    }

    private JsonObject body() {
        try {
            var body = context.body().asJsonObject();
            if (body != null) {
                return body;
            }
        } catch (DecodeException | ClassCastException notAnObject) {
            // Said below, as for no body at all.
        }
        throw RegistryRefusal.unreadableRequest();
    }

    private static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw RegistryRefusal.invalidSchema(String.valueOf(e.getMessage()));
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
