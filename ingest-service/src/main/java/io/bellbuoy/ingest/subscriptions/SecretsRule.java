package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.Problems;
import io.bellbuoy.kit.secrets.SealedText;
import io.bellbuoy.signing.SecretKind;
import io.bellbuoy.signing.SigningScheme;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets that are given can be used, as the signing scheme asks for. */
final class SecretsRule implements SubscriptionRule {

    static final String NOT_SEALED = "must not begin with " + SealedText.PREFIX + ", which marks what is encrypted";

    @Override
    public void check(Subscription subscription, Problems problems) {
        Endpoint endpoint = subscription.getEndpoint();
        SigningScheme.named(endpoint.getSigning())
                .ifPresentOrElse(
                        scheme -> checkSecret(endpoint.getSecret(), scheme, problems),
                        () -> problems.add("/endpoint/signing", "must be one of " + SigningScheme.names()));
        if (SealedText.is(endpoint.getAuthorization())) {
            problems.add("/endpoint/authorization", NOT_SEALED);
        }
        if (endpoint.getAuthorization() != null && !HeadersRule.isValue(endpoint.getAuthorization())) {
            problems.add("/endpoint/authorization", "must be printable ASCII on one line, at most 4096 characters");
        }
    }

    private static void checkSecret(@Nullable String secret, SigningScheme scheme, Problems problems) {
        Optional.ofNullable(secret)
                .flatMap(given -> violation(given, scheme))
                .ifPresent(detail -> problems.add("/endpoint/secret", detail));
    }

    /** What is wrong with a secret that is given, or with the wish that it stands for. */
    static Optional<String> violation(String secret, SigningScheme scheme) {
        if (SealedText.is(secret)) {
            return Optional.of(NOT_SEALED);
        }
        boolean isWish = SecretKind.askedFor(secret).filter(scheme::takes).isPresent();
        return isWish ? Optional.empty() : scheme.violation(secret);
    }
}
