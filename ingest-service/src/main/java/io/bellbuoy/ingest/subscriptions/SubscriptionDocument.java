package io.bellbuoy.ingest.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.Problems;
import io.bellbuoy.kit.config.EgressConfig;
import io.bellbuoy.signing.Ed25519Secret;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import java.util.Optional;

/** A subscription as the API spells it. What {@code GET} answers can be {@code PUT} back. */
public final class SubscriptionDocument {

    private static final List<String> GIVEN_BY_US = List.of("version", "created", "updated", "health");
    private static final List<String> GIVEN_BY_US_IN_ENDPOINT = List.of("publicKey", "previousSecrets");
    private static final List<SubscriptionRule> RULES = List.of(
            new NameRule(),
            new LabelsRule(),
            new PatternsRule(),
            new EndpointUrlRule(),
            new HeadersRule(),
            new SecretsRule(),
            new EndpointTlsRule(),
            new DeliveryRule(),
            new SupportedRule(),
            // Last, because it renders only what keeps the rules above.
            new TemplateRule());

    private SubscriptionDocument() {}

    /**
     * Reads what is asked for.
     *
     * @param key whose it is and what it is called, as the request says
     * @param egress where the operator lets webhooks go
     * @throws InvalidJsonException with everything that is wrong
     */
    public static SubscriptionDraft read(SubscriptionKey key, JsonNode root, EgressConfig egress) {
        Problems problems = new Problems();
        if (root instanceof ObjectNode document) {
            document.remove(GIVEN_BY_US);
            if (document.get("endpoint") instanceof ObjectNode endpoint) {
                endpoint.remove(GIVEN_BY_US_IN_ENDPOINT);
            }
            take(document, "tenant", key.tenant(), problems);
            take(document, "id", key.id(), problems);
        }
        Subscription subscription = read(root, problems);
        check(subscription, egress, problems);
        problems.throwIfAny();
        JsonNode authorization = root.path("endpoint").path("authorization");
        return new SubscriptionDraft(subscription, authorization.isNull());
    }

    /** Notes every rule that the subscription breaks, whoever asks for it and in whatever words. */
    public static void check(Subscription subscription, EgressConfig egress, Problems problems) {
        RULES.forEach(rule -> rule.check(subscription, problems));
        new EgressRule(egress).check(subscription, problems);
    }

    private static void take(ObjectNode document, String field, String value, Problems problems) {
        JsonNode stated = document.path(field);
        if (stated.isTextual() && !stated.textValue().equals(value)) {
            problems.add("/" + field, "must be absent or the one of the path");
        }
        if (!document.has(field)) {
            document.put(field, value);
        }
    }

    private static Subscription read(JsonNode root, Problems problems) {
        try {
            return AvroJson.read(root, Subscription.class);
        } catch (InvalidJsonException e) {
            problems.addAll("", e.problems());
            problems.throwIfAny();
            throw e;
        }
    }

    /** The document without its secrets, but with the public key of one that has it. */
    public static ObjectNode write(Subscription subscription) {
        ObjectNode document = AvroJson.tree(subscription);
        Optional.ofNullable(subscription.getEndpoint().getSecret())
                .flatMap(Ed25519Secret::publicKeyOf)
                .ifPresent(key -> document.withObject("/endpoint").put("publicKey", key));
        return document;
    }

    /** The document with its signing secret, for the one answer that may show it. */
    public static ObjectNode writeWithSecret(Subscription subscription) {
        ObjectNode document = write(subscription);
        document.withObject("/endpoint")
                .put("secret", subscription.getEndpoint().getSecret());
        return document;
    }
}
