package io.bellbuoy.ingest.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Lets scripts of some web sites use the API. To those of other sites nothing is said, and their browsers keep the answers from
 * them. No cookies are involved: such a script needs a token like everybody else.
 */
final class Cors implements Handler<RoutingContext> {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final List<String> origins;
    private final CorsHandler handler;

    Cors(List<String> origins) {
        this.origins = origins;
        this.handler = CorsHandler.create()
                .addOrigins(origins)
                .allowedMethods(
                        Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE))
                .allowedHeaders(Set.of(
                        "Authorization",
                        "Content-Type",
                        "If-Match",
                        "If-None-Match",
                        "Idempotency-Key",
                        "X-Request-Id"))
                .exposedHeaders(Set.of(
                        "ETag", "Location", "Link", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"))
                .maxAgeSeconds(Math.toIntExact(REMEMBERED.toSeconds()));
    }

    @Override
    public void handle(RoutingContext request) {
        String origin = request.request().getHeader(HttpHeaders.ORIGIN);
        if (origin != null && origins.contains(origin)) {
            handler.handle(request);
        } else {
            request.next();
        }
    }
}
