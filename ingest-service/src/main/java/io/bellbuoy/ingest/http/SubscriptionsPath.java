package io.bellbuoy.ingest.http;

import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/**
 * Whose subscriptions an API is of, and where it is.
 *
 * @param root what its paths begin with
 * @param read what is needed to see them
 * @param edit what is needed to change them
 * @param owner tells the owner of those that a request is about
 */
public record SubscriptionsPath(String root, Permission read, Permission edit, Function<RoutingContext, String> owner) {

    /** Those of the tenant that the path names. */
    public static final SubscriptionsPath TENANT =
            new SubscriptionsPath(TenantPath.ROOT, Permission.READ, Permission.EDIT, TenantPath::tenant);

    /** Those to the events of all tenants. */
    public static final SubscriptionsPath PLATFORM = new SubscriptionsPath(
            "/v1/platform", Permission.OPERATE, Permission.OPERATE, request -> SubscriptionKey.PLATFORM);

    /** All of them. */
    public String all() {
        return root + "/subscriptions";
    }

    /** One of them. */
    public String one() {
        return all() + "/:id";
    }

    /** The subscription that the path names; throws {@link ProblemException}. */
    public SubscriptionKey key(RoutingContext request) {
        return key(request, request.pathParam("id"));
    }

    SubscriptionKey key(RoutingContext request, String id) {
        if (id.isEmpty() || id.indexOf('/') >= 0) {
            throw new ProblemException(Problem.of(400, "The id of a subscription is not empty and has no slash"));
        }
        return new SubscriptionKey(owner.apply(request), id);
    }

    /** What there is not. */
    public static ProblemException notFound(SubscriptionKey key) {
        String owner = key.tenant().equals(SubscriptionKey.PLATFORM) ? "The platform" : "Tenant " + key.tenant();
        return new ProblemException(Problem.of(404, owner + " has no subscription '" + key.id() + "'"));
    }
}
