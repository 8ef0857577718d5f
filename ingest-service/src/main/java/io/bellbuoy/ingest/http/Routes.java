package io.bellbuoy.ingest.http;

import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.catalogue.Dialects;
import io.bellbuoy.dialect.standard.NativeDialect;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Which way requests go. Whoever has no token gets no further than the door, but for what registries send, which has a gate of
 * its own; no body is read that nobody wants.
 */
final class Routes {

    private static final String EVENT_TYPES = "/v1/event-types";
    private static final String EVENTS = TenantPath.ROOT + "/events";
    private static final String INGEST = TenantPath.ROOT + "/ingest/:dialect";
    private static final String SOURCES = TenantPath.ROOT + "/sources";
    private static final String SOURCE = SOURCES + "/:dialect";
    private static final String SUBSCRIPTIONS = TenantPath.ROOT + "/subscriptions";
    private static final String SUBSCRIPTION = SUBSCRIPTIONS + "/:id";
    private static final String ROTATE_SECRET = SUBSCRIPTION + "/secret/rotate";
    private static final Dialect NATIVE = new NativeDialect();
    private static final List<Integer> FAILED_BEFORE_ANY_ROUTE = List.of(400, 404, 500);

    private final BearerToken bearerToken;
    private final SourceGate sourceGate;
    private final EventsHandler events;
    private final SourcesHandler sources;
    private final SubscriptionsHandler subscriptions;
    private final EventTypesHandler eventTypes = new EventTypesHandler();
    private final List<RouteGroup> groups;
    private final ProblemHandler problems;

    Routes(
            BearerToken bearerToken,
            SourceGate sourceGate,
            EventsHandler events,
            SourcesHandler sources,
            SubscriptionsHandler subscriptions,
            List<RouteGroup> groups,
            ProblemHandler problems) {
        this.bearerToken = bearerToken;
        this.sourceGate = sourceGate;
        this.events = events;
        this.sources = sources;
        this.subscriptions = subscriptions;
        this.groups = List.copyOf(groups);
        this.problems = problems;
    }

    Router router(Vertx vertx, int maxBodyBytes, Duration timeout) {
        Router router = Router.router(vertx);
        BodyHandler reader = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
        // Wrapped: Vert.x insists on its own handlers before ours, and ours decide whether a body is read at all.
        Handler<RoutingContext> body = request -> reader.handle(request);

        // Vert.x asks the handlers of failures in the order of the routes, and the first answers.
        groups.forEach(group -> router.route(group.path()).failureHandler(problems.in(group.errors())));
        router.route().handler(TimeoutHandler.create(timeout.toMillis(), 503)).failureHandler(problems);
        router.post(INGEST)
                .handler(sourceGate::admit)
                .handler(request -> requireTypeOf(dialect(request), request))
                .handler(body)
                .handler(sourceGate::verify)
                .handler(request -> events.handle(request, dialect(request), EventsHandler::counts));
        router.route().handler(bearerToken);

        router.post(EVENTS)
                .handler(request -> requireTypeOf(NATIVE, request))
                .handler(body)
                .handler(request -> events.handle(request, NATIVE, EventsHandler::ids));

        router.get(SOURCES).handler(sources::list);
        router.get(SOURCE).handler(sources::get);
        router.put(SOURCE)
                .handler(MediaTypes::requireJson)
                .handler(body)
                .handler(request -> sources.put(request, dialect(request)));
        router.delete(SOURCE).handler(sources::delete);

        router.get(EVENT_TYPES).handler(eventTypes::list);

        router.get(SUBSCRIPTIONS).handler(subscriptions::list);
        router.get(SUBSCRIPTION).handler(subscriptions::get);
        router.put(SUBSCRIPTION).handler(MediaTypes::requireJson).handler(body).handler(subscriptions::put);
        router.delete(SUBSCRIPTION).handler(subscriptions::delete);
        router.post(ROTATE_SECRET)
                .handler(MediaTypes::requireJson)
                .handler(body)
                .handler(subscriptions::rotateSecret);

        groups.forEach(group -> group.addTo(router, body));

        Map.of(
                        EVENT_TYPES, "GET",
                        EVENTS, "POST",
                        INGEST, "POST",
                        SOURCES, "GET",
                        SOURCE, "GET, PUT, DELETE",
                        SUBSCRIPTIONS, "GET",
                        SUBSCRIPTION, "GET, PUT, DELETE",
                        ROTATE_SECRET, "POST")
                .forEach((path, allowed) -> router.route(path).handler(request -> refuseMethod(allowed)));
        groups.forEach(group -> router.route(group.path()).handler(Routes::refusePath));
        FAILED_BEFORE_ANY_ROUTE.forEach(status -> router.errorHandler(status, problems));
        return router;
    }

    private static void requireTypeOf(Dialect dialect, RoutingContext request) {
        MediaTypes.require(request, dialect.mediaTypes());
        request.next();
    }

    private static void refuseMethod(String allowed) {
        throw new ProblemException(Problem.of(405, "The path knows only " + allowed, Map.of("Allow", allowed)));
    }

    private static void refusePath(RoutingContext request) {
        String method = request.request().method().name();
        throw new ProblemException(Problem.of(404, "There is nothing at this path for " + method));
    }

    private static Dialect dialect(RoutingContext request) {
        String name = request.pathParam("dialect");
        return Dialects.named(name)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        404, "There is no dialect '" + name + "'; known are " + String.join(", ", Dialects.names()))));
    }
}
