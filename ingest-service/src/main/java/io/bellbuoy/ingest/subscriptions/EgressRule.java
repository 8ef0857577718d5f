package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.Problems;
import io.bellbuoy.kit.config.EgressConfig;
import java.net.URI;
import java.util.Locale;

/**
 * What the operator lets no webhook do is refused while its author can still hear why. Only what the text alone says: which
 * addresses a name has is vetted where the connection is made.
 */
final class EgressRule implements SubscriptionRule {

    private final EgressConfig egress;

    EgressRule(EgressConfig egress) {
        this.egress = egress;
    }

    @Override
    public void check(Subscription subscription, Problems problems) {
        Endpoint endpoint = subscription.getEndpoint();
        if (EndpointUrlRule.isKept(endpoint)) {
            checkUrl(URI.create(endpoint.getUrl()), problems);
        }
        String proxy = endpoint.getProxy();
        if (proxy != null && !egress.proxies().named().containsKey(proxy)) {
            problems.add("/endpoint/proxy", "must be the name of a proxy that the operator has set up, or null");
        }
    }

    private void checkUrl(URI url, Problems problems) {
        boolean isSecure = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
        if (egress.httpsOnly() && !isSecure) {
            problems.add("/endpoint/url", "must start with https://");
        }
        if (!egress.allowsHost(url.getHost())) {
            problems.add("/endpoint/url", "must have a host that the operator lets webhooks go to");
        }
    }
}
