package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.EndpointTls;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.events.TemplateSecret;
import io.bellbuoy.json.InvalidJsonException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change of one subscription.
 *
 * @param kind what became of it
 * @param subscription as it is after the change, or as it was when deleted, with the change's version
 * @param secretWasMade whether its secret was made by this change and has to be shown to its owner
 * @param time when it changed
 */
public record SubscriptionRevision(Kind kind, Subscription subscription, boolean secretWasMade, Instant time) {

    static {
        AvroTrust.ensure();
    }

    /** What became of a subscription. */
    public enum Kind {
        CREATED(OwnEventTypes.SUBSCRIPTION_CREATED),
        UPDATED(OwnEventTypes.SUBSCRIPTION_UPDATED),
        DELETED(OwnEventTypes.SUBSCRIPTION_DELETED),
        /** It is as it was: nothing is written, and nobody told. */
        KEPT("");

        private final String eventType;

        Kind(String eventType) {
            this.eventType = eventType;
        }
    }

    /**
     * What a draft makes where there is nothing; one that asks for what is there already, secrets included, leaves it so.
     *
     * @throws ConflictException when something else is there
     */
    public static SubscriptionRevision create(
            SubscriptionDraft draft, Optional<Subscription> previous, Instant now, SecureRandom random) {
        return previous.map(there -> kept(draft, there, random))
                .orElseGet(() -> put(draft, Optional.empty(), now, random));
    }

    /**
     * What a draft makes of the subscription that was there before, if one was.
     *
     * @throws InvalidJsonException when it leaves out a secret that another receiver would get
     */
    public static SubscriptionRevision put(
            SubscriptionDraft draft, Optional<Subscription> previous, Instant now, SecureRandom random) {
        Optional<Endpoint> old = previous.map(Subscription::getEndpoint);
        Endpoint asked = draft.subscription().getEndpoint();
        SigningSecrets secrets = SigningSecrets.put(asked, old, now, random);
        Optional<String> authorization = draft.forgetsAuthorization()
                ? Optional.empty()
                : Optional.ofNullable(asked.getAuthorization())
                        .or(() -> old.flatMap(before -> KeptAuthorization.of(before, asked)));
        Subscription subscription = Subscription.newBuilder(draft.subscription())
                .setEndpoint(Endpoint.newBuilder(asked)
                        .setSecret(secrets.present())
                        .setPreviousSecrets(secrets.previous())
                        .setAuthorization(authorization.orElse(null))
                        .setTls(KeptClientKey.with(old.orElse(null), asked))
                        .setTemplate(KeptTemplateSecrets.with(old.orElse(null), asked))
                        .build())
                .setLabels(Switch.labels(draft.subscription()))
                .setVersion(versionAfter(previous, now))
                .setCreated(previous.map(Subscription::getCreated).orElse(now))
                .setUpdated(now)
                .build();
        Kind kind = previous.isPresent() ? Kind.UPDATED : Kind.CREATED;
        return new SubscriptionRevision(kind, subscription, secrets.wasMade(), now);
    }

    /**
     * Another secret.
     *
     * @throws InvalidJsonException when the subscription's signing cannot do as it is asked
     */
    public static SubscriptionRevision rotate(
            SecretRotation rotation, Subscription previous, Instant now, SecureRandom random) {
        SigningSecrets secrets = SigningSecrets.rotate(previous.getEndpoint(), rotation, now, random);
        Subscription subscription = Subscription.newBuilder(previous)
                .setEndpoint(Endpoint.newBuilder(previous.getEndpoint())
                        .setSecret(secrets.present())
                        .setPreviousSecrets(secrets.previous())
                        .build())
                .setVersion(versionAfter(Optional.of(previous), now))
                .setUpdated(now)
                .build();
        return new SubscriptionRevision(Kind.UPDATED, subscription, secrets.wasMade(), now);
    }

    /** The end of a subscription. */
    public static SubscriptionRevision delete(Subscription previous, Instant now) {
        Subscription deleted = Subscription.newBuilder(previous)
                .setVersion(versionAfter(Optional.of(previous), now))
                .build();
        return new SubscriptionRevision(Kind.DELETED, deleted, false, now);
    }

    /** Switched on or off. Either gives its endpoint another try. */
    public static SubscriptionRevision switched(Switch to, Subscription previous, Instant now) {
        Subscription switched = Subscription.newBuilder(previous)
                .setEnabled(to.enabled())
                .setLabels(to.labels(previous.getLabels(), now))
                .setVersion(versionAfter(Optional.of(previous), now))
                .setUpdated(now)
                .build();
        return new SubscriptionRevision(Kind.UPDATED, switched, false, now);
    }

    /** Whether there is anything to write. */
    public boolean isChange() {
        return kind != Kind.KEPT;
    }

    /**
     * The tenant's event that tells of the change, in log order with the tenant's other events. Without secrets: it can be
     * subscribed to, and travels as far as the dead letters. Who delivers reads them in the subscription's own topic.
     */
    public RegistryEvent event() {
        return RegistryEvent.newBuilder()
                .setId("sub_" + subscription.getId() + "_" + subscription.getVersion())
                .setTenant(subscription.getTenant())
                .setType(kind.eventType)
                .setTime(time)
                .setSubscription(withoutSecrets(subscription))
                .build();
    }

    /** The subscription as anybody may see it who may read the tenant's events. */
    public static Subscription withoutSecrets(Subscription subscription) {
        Endpoint shown = Endpoint.newBuilder(subscription.getEndpoint())
                .setSecret(null)
                .setPreviousSecrets(List.of())
                .setAuthorization(null)
                .setTls(EndpointTls.newBuilder(subscription.getEndpoint().getTls())
                        .setClientKey(null)
                        .build())
                .setTemplate(withoutSecrets(subscription.getEndpoint().getTemplate()))
                .build();
        return Subscription.newBuilder(subscription).setEndpoint(shown).build();
    }

    private static SubscriptionRevision kept(SubscriptionDraft draft, Subscription there, SecureRandom random) {
        Subscription asked = asIfPutThen(draft, there, random);
        if (!asked.equals(there)) {
            throw taken(there);
        }
        return new SubscriptionRevision(Kind.KEPT, there, false, there.getUpdated());
    }

    private static Subscription asIfPutThen(SubscriptionDraft draft, Subscription there, SecureRandom random) {
        try {
            SubscriptionRevision put = put(draft, Optional.of(there), there.getUpdated(), random);
            return Subscription.newBuilder(put.subscription())
                    .setVersion(there.getVersion())
                    .build();
        } catch (InvalidJsonException e) {
            // It leaves out a secret that another receiver would get.
            throw taken(there);
        }
    }

    private static ConflictException taken(Subscription there) {
        return new ConflictException("'" + there.getId() + "' is there already, and is not what is asked for");
    }

    private static @Nullable RequestTemplate withoutSecrets(@Nullable RequestTemplate template) {
        return template == null
                ? null
                : RequestTemplate.newBuilder(template)
                        .setSecrets(template.getSecrets().stream()
                                .map(secret -> new TemplateSecret(secret.getName(), ""))
                                .toList())
                        .build();
    }

    /** Rises with every change even when the clock does not, and with the clock when a subscription is made anew. */
    private static long versionAfter(Optional<Subscription> previous, Instant now) {
        long byClock = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        return previous.map(before -> Math.max(before.getVersion() + 1, byClock))
                .orElse(byClock);
    }

    /** Without the subscription, which holds secrets. */
    @Override
    public String toString() {
        return "SubscriptionRevision[" + kind + " " + subscription.getTenant() + "/" + subscription.getId()
                + " version " + subscription.getVersion() + "]";
    }
}
