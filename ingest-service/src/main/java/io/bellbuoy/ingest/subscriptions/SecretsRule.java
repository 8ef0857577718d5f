package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.json.Problems;

/** Secrets that are given can be used. */
final class SecretsRule implements SubscriptionRule {

    @Override
    public void check(Subscription subscription, Problems problems) {
        Endpoint endpoint = subscription.getEndpoint();
        if (endpoint.getSecret() != null && !SigningSecret.isValid(endpoint.getSecret())) {
            problems.add("/endpoint/secret", "must be whsec_ followed by 24 to 64 bytes in base64");
        }
        if (endpoint.getAuthorization() != null && !HeadersRule.isValue(endpoint.getAuthorization())) {
            problems.add("/endpoint/authorization", "must be printable ASCII on one line, at most 4096 characters");
        }
    }
}
