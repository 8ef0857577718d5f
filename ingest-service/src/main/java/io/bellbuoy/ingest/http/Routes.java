package io.bellbuoy.ingest.http;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.bellbuoy.ingest.access.Permission;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.TimeoutHandler;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which way requests go. Whoever has no token gets no further than the door, but for what registries send, which has a gate of
 * its own; no body is read that nobody wants.
 */
final class Routes {

    private static final String INGEST = TenantPath.ROOT + "/ingest/:dialect";
    private static final List<Integer> FAILED_BEFORE_ANY_ROUTE = List.of(400, 404, 500);

    private final Gatekeeper gatekeeper;
    private final SourceGate sourceGate;
    private final BodyReader body;
    private final EventIntake intake;
    private final Drain drain;
    private final List<Operation> operations;
    private final List<Facade> facades;
    private final SecurityHeaders headers;
    private final Optional<Cors> cors;
    private final ProblemHandler problems;

    Routes(
            Gatekeeper gatekeeper,
            SourceGate sourceGate,
            BodyReader body,
            EventIntake intake,
            Drain drain,
            List<Resource> resources,
            List<Facade> facades,
            SecurityHeaders headers,
            Optional<Cors> cors,
            ProblemHandler problems) {
        this.gatekeeper = gatekeeper;
        this.sourceGate = sourceGate;
        this.body = body;
        this.intake = intake;
        this.drain = drain;
        this.operations = resources.stream()
                .flatMap(resource -> resource.operations().stream())
                .toList();
        this.facades = List.copyOf(facades);
        this.headers = headers;
        this.cors = cors;
        this.problems = problems;
    }

    List<Operation> operations() {
        return operations;
    }

    List<Operation> facadeOperations() {
        return facades.stream().flatMap(facade -> facade.operations().stream()).toList();
    }

    Router router(Vertx vertx, Connections connections, Duration timeout) {
        Router router = Router.router(vertx);

        // Vert.x asks the handlers of failures in the order of the routes, and the first answers.
        facades.forEach(facade -> router.route(facade.path()).failureHandler(problems.in(facade.errors())));
        router.route()
                .handler(TimeoutHandler.create(timeout.toMillis(), 503))
                .handler(connections::asked)
                .handler(drain::tell)
                .failureHandler(problems);
        router.route().handler(this::greet);
        cors.ifPresent(known -> router.route().handler(request -> known.handle(request)));
        router.post(INGEST)
                .handler(sourceGate::admit)
                .handler(request ->
                        requireType(request, TenantPath.dialect(request).mediaTypes()))
                .handler(body)
                .handler(sourceGate::verify)
                .handler(gatekeeper::count)
                .handler(request -> intake.take(request, TenantPath.dialect(request)));
        operations.stream()
                .filter(operation -> operation.permission() == Permission.NONE)
                .forEach(operation ->
                        router.route(operation.method(), operation.path()).handler(operation.handler()));

        router.route().handler(gatekeeper::admit);
        router.route().handler(Routes::decodeQuery);
        operations.forEach(operation -> add(operation, router));
        facades.forEach(facade -> add(facade, router));
        refuseTheRest(router);
        FAILED_BEFORE_ANY_ROUTE.forEach(
                status -> router.errorHandler(status, request -> problems.handle(request, status)));
        return router;
    }

    private void greet(RoutingContext request) {
        RequestId.give(request);
        headers.addTo(request.response());
        request.next();
    }

    private void add(Facade facade, Router router) {
        facade.operations().forEach(operation -> add(operation, router));
        router.route(facade.path()).handler(Routes::refusePath);
    }

    private void add(Operation operation, Router router) {
        Route route = router.route(operation.method(), operation.path())
                .handler(request -> gatekeeper.require(request, operation.permission()));
        if (!operation.bodyTypes().isEmpty()) {
            route.handler(request -> requireType(request, operation.bodyTypes()))
                    .handler(body);
        }
        route.handler(operation.handler());
    }

    /** What is at a path, but not for every method. */
    private void refuseTheRest(Router router) {
        Map<String, List<Operation>> byPath =
                operations.stream().collect(groupingBy(Operation::path, LinkedHashMap::new, toList()));
        byPath.forEach((path, known) -> {
            String allowed =
                    known.stream().map(Operation::method).map(HttpMethod::name).collect(joining(", "));
            router.route(path).handler(request -> refuseMethod(allowed));
        });
        router.route(INGEST).handler(request -> refuseMethod(HttpMethod.POST.name()));
    }

    private static void requireType(RoutingContext request, Set<String> accepted) {
        MediaTypes.require(request, accepted);
        request.next();
    }

    /** Vert.x refuses a query that it cannot decode, but only here; Vert.x' server below it, asked for a parameter, throws. */
    private static void decodeQuery(RoutingContext request) {
        request.queryParams();
        request.next();
    }

    private static void refuseMethod(String allowed) {
        throw new ProblemException(Problem.of(405, "The path knows only " + allowed, Map.of("Allow", allowed)));
    }

    private static void refusePath(RoutingContext request) {
        String method = request.request().method().name();
        throw new ProblemException(Problem.of(404, "There is nothing at this path for " + method));
    }
}
