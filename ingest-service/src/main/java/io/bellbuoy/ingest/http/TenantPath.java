package io.bellbuoy.ingest.http;

import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.catalogue.Dialects;
import io.bellbuoy.producer.EventRules;
import io.bellbuoy.topics.SourceKey;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.ext.web.RoutingContext;

/** What the paths below {@code /v1/tenants} say. */
public final class TenantPath {

    /** What the path of everything that belongs to a tenant begins with. */
    public static final String ROOT = "/v1/tenants/:tenant";

    private TenantPath() {}

    /** The tenant that the path names; throws {@link ProblemException}. */
    public static String tenant(RoutingContext request) {
        String tenant = request.pathParam("tenant");
        if (!EventRules.isTenant(tenant)) {
            throw new ProblemException(Problem.of(
                    400, "A tenant is 1 to 100 letters, digits, '.', '-' or '_', starting with a letter or digit"));
        }
        return tenant;
    }

    /** The dialect that the path names; throws {@link ProblemException}. */
    static Dialect dialect(RoutingContext request) {
        String name = request.pathParam("dialect");
        return Dialects.named(name)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        404, "There is no dialect '" + name + "'; known are " + String.join(", ", Dialects.names()))));
    }

    static SourceKey source(RoutingContext request) {
        return new SourceKey(tenant(request), request.pathParam("dialect"));
    }

    /** The subscription whose id the path names; throws {@link ProblemException}. */
    public static SubscriptionKey subscription(RoutingContext request) {
        return SubscriptionsPath.TENANT.key(request);
    }
}
