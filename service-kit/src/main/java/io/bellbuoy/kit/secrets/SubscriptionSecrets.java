package io.bellbuoy.kit.secrets;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.EndpointTls;
import io.bellbuoy.events.PreviousSecret;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.events.TemplateSecret;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Seals the secrets of a subscription on its way into a topic and opens them behind it. Without keys they stay as they are.
 * Any thread may use it.
 */
public final class SubscriptionSecrets {

    private static final String SECRET = "secret";
    private static final String AUTHORIZATION = "authorization";
    private static final String CLIENT_KEY = "clientKey";
    private static final String TEMPLATE = "template/";

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
                || endpoint.getPreviousSecrets().stream().anyMatch(previous -> SealedText.is(previous.getSecret()))
                || isSealed(endpoint.getTemplate());
    }

    private static boolean isSealed(@Nullable RequestTemplate template) {
        return template != null && template.getSecrets().stream().anyMatch(secret -> SealedText.is(secret.getValue()));
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
        if (endpoint.getTemplate() != null) {
            changed.setTemplate(changed(endpoint.getTemplate(), owner + TEMPLATE, change));
        }
        return Subscription.newBuilder(subscription)
                .setEndpoint(changed.build())
                .build();
    }

    private static RequestTemplate changed(RequestTemplate template, String place, BinaryOperator<String> change) {
        return RequestTemplate.newBuilder(template)
                .setSecrets(template.getSecrets().stream()
                        .map(secret -> new TemplateSecret(
                                secret.getName(), change.apply(secret.getValue(), place + secret.getName())))
                        .toList())
                .build();
    }
}
