package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.json.Problems;
import io.bellbuoy.signing.SecretKind;
import io.bellbuoy.signing.SigningScheme;
import org.jspecify.annotations.Nullable;

/** Secrets that are given can be used, as the signing scheme asks for. */
final class SecretsRule implements SubscriptionRule {

    @Override
    public void check(Subscription subscription, Problems problems) {
        Endpoint endpoint = subscription.getEndpoint();
        SigningScheme.named(endpoint.getSigning())
                .ifPresentOrElse(
                        scheme -> checkSecret(endpoint.getSecret(), scheme, problems),
                        () -> problems.add("/endpoint/signing", "must be one of " + SigningScheme.names()));
        if (endpoint.getAuthorization() != null && !HeadersRule.isValue(endpoint.getAuthorization())) {
            problems.add("/endpoint/authorization", "must be printable ASCII on one line, at most 4096 characters");
        }
    }

    private static void checkSecret(@Nullable String secret, SigningScheme scheme, Problems problems) {
        boolean isWish = secret != null
                && SecretKind.askedFor(secret).filter(scheme::takes).isPresent();
        if (secret != null && !isWish) {
            scheme.violation(secret).ifPresent(detail -> problems.add("/endpoint/secret", detail));
        }
    }
}
