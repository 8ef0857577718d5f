package io.bellbuoy.embedded;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The REST calls of a Confluent schema registry that its clients make; each is one method. */
final class RegistryRoutes {

    private static final Logger log = LoggerFactory.getLogger(RegistryRoutes.class);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int MAX_BODY_BYTES = 1 << 20;

    private final Vertx vertx;
    private final SchemaStore store;

    RegistryRoutes(Vertx vertx, SchemaStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    Router router() {
        var router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));

        router.get("/subjects").handler(reading(this::subjects));
        router.get("/subjects/:subject/versions").handler(reading(this::versions));
        router.get("/subjects/:subject/versions/:version").handler(reading(this::version));
        router.get("/schemas/ids/:id").handler(reading(this::schema));
        router.post("/subjects/:subject").handler(reading(this::lookUp));
        router.post("/subjects/:subject/versions").handler(changing(this::register));
        router.post("/compatibility/subjects/:subject/versions/:version").handler(reading(this::compatibility));

        router.get("/config").handler(reading(this::level));
        router.put("/config").handler(changing(this::setLevel));
        router.get("/config/:subject").handler(reading(this::subjectLevel));
        router.put("/config/:subject").handler(changing(this::setSubjectLevel));

        router.route().failureHandler(RegistryRoutes::refuse);
        router.errorHandler(404, RegistryRoutes::refuse);
        router.errorHandler(405, RegistryRoutes::refuse);
        return router;
    }

    private JsonArray subjects(RegistryRequest request) {
        return new JsonArray(List.copyOf(store.catalog().subjects().keySet()));
    }

    private JsonArray versions(RegistryRequest request) {
        var versions = store.catalog().versions(request.subject());
        return new JsonArray(versions.stream().map(SchemaVersion::version).toList());
    }

    private JsonObject version(RegistryRequest request) {
        return asJson(requested(request));
    }

    private JsonObject schema(RegistryRequest request) {
        return new JsonObject().put("schema", store.catalog().schema(request.id()));
    }

    private JsonObject lookUp(RegistryRequest request) {
        return asJson(store.catalog().lookUp(request.subject(), request.schema()));
    }

    private Callable<Object> register(RegistryRequest request) {
        var subject = request.subject();
        var schema = request.schema();
        return () -> new JsonObject().put("id", store.register(subject, schema).id());
    }

    private JsonObject compatibility(RegistryRequest request) {
        var candidate = request.schema();
        var conflicts = store.catalog()
                .levelOf(request.subject())
                .conflicts(candidate, List.of(requested(request).parsed()));
        var answer = new JsonObject().put("is_compatible", conflicts.isEmpty());
        return request.asksFor("verbose") ? answer.put("messages", new JsonArray(conflicts)) : answer;
    }

    private JsonObject level(RegistryRequest request) {
        return inForce(store.catalog().level());
    }

    private JsonObject subjectLevel(RegistryRequest request) {
        var catalog = store.catalog();
        boolean hasItsOwn = catalog.levels().containsKey(request.subject());
        if (!hasItsOwn && !request.asksFor("defaultToGlobal")) {
            throw RegistryRefusal.noLevelOfItsOwn(request.subject());
        }
        return inForce(catalog.levelOf(request.subject()));
    }

    private Callable<Object> setLevel(RegistryRequest request) {
        return apply(new CompatibilityChange(null, request.level()));
    }

    private Callable<Object> setSubjectLevel(RegistryRequest request) {
        return apply(new CompatibilityChange(request.subject(), request.level()));
    }

    private Callable<Object> apply(CompatibilityChange change) {
        return () -> {
            store.change(change);
            return new JsonObject().put("compatibility", change.level().name());
        };
    }

    private SchemaVersion requested(RegistryRequest request) {
        var catalog = store.catalog();
        var version = request.version();
        return version.isPresent()
                ? catalog.version(request.subject(), version.getAsInt())
                : catalog.latest(request.subject());
    }

    private static JsonObject inForce(Compatibility level) {
        return new JsonObject().put("compatibilityLevel", level.name());
    }

    private static JsonObject asJson(SchemaVersion version) {
        return new JsonObject()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schema", version.schema());
    }

    /** A call that is answered from memory, on the event loop. */
    private static Handler<RoutingContext> reading(Function<RegistryRequest, Object> call) {
        return context -> answer(context, 200, call.apply(new RegistryRequest(context)));
    }

    /** A call that is read on the event loop and carried out where it may wait for the disk, one after the other. */
    private Handler<RoutingContext> changing(Function<RegistryRequest, Callable<Object>> call) {
        return context -> vertx.executeBlocking(call.apply(new RegistryRequest(context)))
                .onSuccess(answer -> answer(context, 200, answer))
                .onFailure(context::fail);
    }

    private static void refuse(RoutingContext context) {
        if (context.failure() instanceof RegistryRefusal refusal) {
            answer(context, refusal.status(), error(refusal.code(), String.valueOf(refusal.getMessage())));
        } else if (context.statusCode() < 500) {
            answer(context, context.statusCode(), error(context.statusCode(), "HTTP " + context.statusCode()));
        } else {
            log.error("The schema registry could not carry out a call", context.failure());
            answer(context, 500, error(50001, "The schema registry could not carry out the call; its log says why"));
        }
    }

    private static JsonObject error(int code, String message) {
        return new JsonObject().put("error_code", code).put("message", message);
    }

    private static void answer(RoutingContext context, int status, Object json) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                .end(json.toString());
    }
}
