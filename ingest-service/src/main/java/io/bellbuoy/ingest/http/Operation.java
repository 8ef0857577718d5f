package io.bellbuoy.ingest.http;

import io.bellbuoy.ingest.access.Permission;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * One thing that can be asked for.
 *
 * @param path with its parameters as Vert.x writes them, {@code /v1/tenants/:tenant/subscriptions/:id}
 * @param permission what the caller needs, with the path's tenant if it names one
 * @param bodyTypes media types that its body may be of; none: it has no body
 * @param handler what answers, once the caller is allowed and the body is read
 */
public record Operation(
        HttpMethod method, String path, Permission permission, Set<String> bodyTypes, Handler<RoutingContext> handler) {

    public Operation {
        bodyTypes = Set.copyOf(bodyTypes);
    }

    /** Reads something. */
    public static Operation get(String path, Permission permission, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.GET, path, permission, Set.of(), handler);
    }

    /** Does something that a JSON document describes. */
    public static Operation post(String path, Permission permission, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.POST, path, permission, Set.of(Json.MEDIA_TYPE), handler);
    }

    /** Makes or replaces what the path names with a JSON document. */
    public static Operation put(String path, Permission permission, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.PUT, path, permission, Set.of(Json.MEDIA_TYPE), handler);
    }

    /** Deletes what the path names. */
    public static Operation delete(String path, Permission permission, Handler<RoutingContext> handler) {
        return new Operation(HttpMethod.DELETE, path, permission, Set.of(), handler);
    }
}
