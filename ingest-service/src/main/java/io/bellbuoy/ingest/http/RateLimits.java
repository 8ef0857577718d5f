package io.bellbuoy.ingest.http;

import io.bellbuoy.ingest.access.Caller;
import io.bellbuoy.kit.config.DoorConfig;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests a second one caller may make, and all callers about one tenant. Answers tell what is left in the fields
 * {@code RateLimit-Policy} and {@code RateLimit}, structured as {@code "token";q=50;w=1} and {@code "token";r=49;t=1}. Each
 * instance counts for itself.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-10.html">RateLimit header fields for HTTP,
 *     draft 10</a>
 */
final class RateLimits {

    private final Optional<Allowance> token;
    private final Optional<Allowance> tenant;

    RateLimits(DoorConfig config) {
        this.token = allowance("token", config.tokenRate());
        this.tenant = allowance("tenant", config.tenantRate());
    }

    /** Counts a request of somebody who may make it; throws {@link ProblemException} when it is one too many. */
    void spend(RoutingContext request, Optional<Caller> caller) {
        token.ifPresent(limit -> caller.ifPresent(known -> spend(limit, known.id(), request)));
        tenant.ifPresent(limit ->
                Optional.ofNullable(request.pathParam("tenant")).ifPresent(named -> spend(limit, named, request)));
    }

    private static void spend(Allowance limit, String holder, RoutingContext request) {
        Allowance.Left left = limit.spend(holder);
        add(request.response(), "RateLimit-Policy", limit.policy());
        add(request.response(), "RateLimit", limit.field(left));
        if (!left.isGranted()) {
            throw new ProblemException(Problem.of(
                    429,
                    "More than " + limit.perSecond() + " requests a second for one " + limit.name(),
                    Map.of("Retry-After", Long.toString(Allowance.wholeSeconds(left.untilNext())))));
        }
    }

    /** Both limits are members of one list. */
    private static void add(HttpServerResponse response, String name, String member) {
        String before = response.headers().get(name);
        response.putHeader(name, before == null ? member : before + ", " + member);
    }

    private static Optional<Allowance> allowance(String name, int perSecond) {
        return perSecond == 0
                ? Optional.empty()
                : Optional.of(Allowance.of(name, perSecond, TimeMeter.SYSTEM_NANOTIME));
    }
}
