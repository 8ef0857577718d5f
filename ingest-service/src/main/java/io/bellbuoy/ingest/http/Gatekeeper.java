package io.bellbuoy.ingest.http;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.bellbuoy.ingest.access.Authenticator;
import io.bellbuoy.ingest.access.Caller;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.audit.Actor;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Asks callers who they are, and lets them no further than they may go. */
public final class Gatekeeper {

    private static final String CALLER = Caller.class.getName();
    private static final Problem MISSING = unauthorized("A bearer token is required", "Bearer realm=\"bellbuoy\"");
    private static final Problem INVALID =
            unauthorized("The bearer token is not valid", "Bearer realm=\"bellbuoy\", error=\"invalid_token\"");

    private final Authenticator authenticator;
    private final RateLimits limits;

    Gatekeeper(Authenticator authenticator, RateLimits limits) {
        this.authenticator = authenticator;
        this.limits = limits;
    }

    /** Who asks; only where the gatekeeper has let the request pass. */
    public static Caller caller(RoutingContext request) {
        Caller caller = request.get(CALLER);
        if (caller == null) {
            throw new IllegalStateException("Nobody has asked who the caller is");
        }
        return caller;
    }

    /** Who asks, for the audit log. */
    public static Actor actor(RoutingContext request) {
        return new Actor(caller(request).id(), request.request().remoteAddress().hostAddress(), RequestId.of(request));
    }

    /** Lets everybody in who is somebody. */
    void admit(RoutingContext request) {
        holdBody(request);
        Answers.when(objection(request, Permission.ENTER), request, objection -> {
            objection.ifPresent(Gatekeeper::refuse);
            request.next();
        });
    }

    /** Lets the caller pass who may do such a thing, and not too often. */
    void require(RoutingContext request, Permission permission) {
        objection(request, caller(request), permission).ifPresent(Gatekeeper::refuse);
        count(request);
    }

    /** Lets a request pass that is not one too many. */
    void count(RoutingContext request) {
        limits.spend(request, Optional.ofNullable(request.get(CALLER)));
        request.next();
    }

    /** Why whoever asks may not do such a thing, if they may not. */
    CompletionStage<Optional<Problem>> objection(RoutingContext request, Permission permission) {
        return Credentials.token(request)
                .map(authenticator::callerOf)
                .map(known -> known.thenApply(caller -> objection(request, caller, INVALID, permission)))
                .orElseGet(() -> completedFuture(objection(request, authenticator.stranger(), MISSING, permission)));
    }

    /** The body waits for whoever reads it, or goes by when the request has been answered without. */
    static void holdBody(RoutingContext request) {
        request.request().pause();
        request.addEndHandler(ended -> request.request().resume());
    }

    private static Optional<Problem> objection(
            RoutingContext request, Optional<Caller> caller, Problem otherwise, Permission permission) {
        caller.ifPresent(known -> request.put(CALLER, known));
        return caller.map(known -> objection(request, known, permission)).orElse(Optional.of(otherwise));
    }

    private static Optional<Problem> objection(RoutingContext request, Caller caller, Permission permission) {
        Optional<String> tenant = Optional.ofNullable(request.pathParam("tenant"));
        if (tenant.isPresent() && !caller.knows(tenant.orElseThrow())) {
            // Not what is there and may not be seen, nor that it may not be: to this caller it does not exist.
            return Optional.of(Problem.of(404, "There is nothing at this path"));
        }
        return caller.may(permission, tenant)
                ? Optional.empty()
                : Optional.of(Problem.of(403, "The token does not allow this"));
    }

    private static Problem unauthorized(String detail, String challenge) {
        return Problem.of(401, detail, Map.of("WWW-Authenticate", challenge));
    }

    private static void refuse(Problem problem) {
        throw new ProblemException(problem);
    }
}
