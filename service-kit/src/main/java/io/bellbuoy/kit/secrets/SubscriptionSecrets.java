package io.bellbuoy.kit.secrets;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.EndpointTls;
import io.bellbuoy.events.PreviousSecret;
import io.bellbuoy.events.Subscription;
import java.util.function.BinaryOperator;

/**
 * Seals the secrets of a subscription on its way into a topic and opens them behind it. Without keys they stay as they are.
 * Any thread may use it.
 */
public final class SubscriptionSecrets {

    private static final String SECRET = "secret";
    private static final String AUTHORIZATION = "authorization";
    private static final String CLIENT_KEY = "clientKey";

    private final Sealer sealer;

    SubscriptionSecrets(Sealer sealer) {
        this.sealer = sealer;
    }

    /** With keys. */
    public static SubscriptionSecrets with(KeySet keys) {
        return new SubscriptionSecrets(Sealer.with(keys));
    }

    /** Without keys. */
    public static SubscriptionSecrets inClear() {
        return new SubscriptionSecrets(Sealer.inClear());
    }

    /** With every secret sealed by the primary key; those that could not be opened stay as they were sealed. */
    public Subscription sealed(Subscription subscription) {
        return sealer.hasKeys() ? changed(subscription, sealer::seal) : subscription;
    }

    /** With every secret in clear that can be opened; the others stay sealed, until their key is there. */
    public Subscription opened(Subscription subscription) {
        return sealer.hasKeys() && isSealed(subscription.getEndpoint())
                ? changed(subscription, sealer::open)
                : subscription;
    }

    /** Whether any secret is sealed: in a subscription that was opened, one that cannot be. */
    public static boolean isSealed(Endpoint endpoint) {
        return SealedText.is(endpoint.getSecret())
                || SealedText.is(endpoint.getAuthorization())
                || SealedText.is(endpoint.getTls().getClientKey())
                || endpoint.getPreviousSecrets().stream().anyMatch(previous -> SealedText.is(previous.getSecret()));
    }

    /** Changes each secret, given its place. A replaced secret keeps the place it had as the present one. */
    private static Subscription changed(Subscription subscription, BinaryOperator<String> change) {
        Endpoint endpoint = subscription.getEndpoint();
        String owner = subscription.getTenant() + "/" + subscription.getId() + " ";
        Endpoint.Builder changed = Endpoint.newBuilder(endpoint);
        if (endpoint.getSecret() != null) {
            changed.setSecret(change.apply(endpoint.getSecret(), owner + SECRET));
        }
        if (endpoint.getAuthorization() != null) {
            changed.setAuthorization(change.apply(endpoint.getAuthorization(), owner + AUTHORIZATION));
        }
        if (endpoint.getTls().getClientKey() != null) {
            changed.setTls(EndpointTls.newBuilder(endpoint.getTls())
                    .setClientKey(change.apply(endpoint.getTls().getClientKey(), owner + CLIENT_KEY))
                    .build());
        }
        changed.setPreviousSecrets(endpoint.getPreviousSecrets().stream()
                .map(previous -> new PreviousSecret(
                        change.apply(previous.getSecret(), owner + SECRET), previous.getValidUntil()))
                .toList());
        return Subscription.newBuilder(subscription)
                .setEndpoint(changed.build())
                .build();
    }
}
