package io.bellbuoy.ingest.facade.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.EventType;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.facade.FieldNames;
import io.bellbuoy.ingest.facade.NumericId;
import io.bellbuoy.ingest.subscriptions.SubscriptionDraft;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A webhook as Harness spells it. What a native subscription has no field for is kept in its labels. */
final class HarnessWebhook {

    static final FieldNames FIELDS = new FieldNames(Map.of(
            "/eventTypes", "/triggers",
            "/endpoint/url", "/url",
            "/endpoint/headers", "/extraHeaders",
            "/endpoint/authorization", "/extraHeaders/Authorization",
            "/labels/harness~1name", "/name",
            "/filter/repositories", "/registry"));

    private static final String REGISTRY = "harness/registry";
    private static final String IDENTIFIER = "harness/identifier";
    private static final String NAME = "harness/name";
    private static final String MASKED = "harness/masked";
    private static final String ALL_TRIGGERS = "harness/all_triggers";

    private static final String CREATION = "ARTIFACT_CREATION";
    private static final String DELETION = "ARTIFACT_DELETION";
    private static final Map<String, String> TYPES =
            Map.of(CREATION, EventType.ARTIFACT_PUSHED.code(), DELETION, EventType.ARTIFACT_DELETED.code());
    private static final List<String> TRIGGERS = List.of(CREATION, DELETION);

    private HarnessWebhook() {}

    /** The native key of a registry's webhook. */
    static SubscriptionKey key(String tenant, String registry, String identifier) {
        return new SubscriptionKey(tenant, "harness-" + NumericId.of(registry, identifier));
    }

    static boolean isOf(String registry, Subscription webhook) {
        return registry.equals(webhook.getLabels().get(REGISTRY));
    }

    static String identifier(Subscription webhook) {
        return webhook.getLabels().getOrDefault(IDENTIFIER, "");
    }

    static String name(Subscription webhook) {
        return webhook.getLabels().getOrDefault(NAME, "");
    }

    /** The trigger that an event of the neutral type pulls, if there is one. */
    static Optional<String> trigger(String type) {
        return TRIGGERS.stream()
                .filter(trigger -> type.equals(TYPES.get(trigger)))
                .findFirst();
    }

    /** The identifier that a document gives; throws {@link io.bellbuoy.json.InvalidJsonException}. */
    static String identifier(JsonNode document) {
        Problems problems = new Problems();
        String identifier = new JsonFields(document, "", problems).requiredText("identifier");
        problems.throwIfAny();
        return identifier;
    }

    /**
     * What the document asks for. What it does not speak of stays as it was.
     *
     * @throws io.bellbuoy.json.InvalidJsonException with everything that is wrong with it, or cannot be expressed natively
     */
    static SubscriptionDraft read(
            SubscriptionKey key,
            String registry,
            String identifier,
            JsonNode document,
            Optional<Subscription> previous) {
        Problems problems = new Problems();
        JsonFields fields = new JsonFields(document, "", problems);
        HarnessHeaders headers = HarnessHeaders.read(fields);
        Subscription old = previous.orElseGet(() -> Subscription.newBuilder().build());
        Endpoint endpoint = Endpoint.newBuilder(old.getEndpoint())
                .setUrl(fields.requiredText("url"))
                .setFormat("harness")
                .setVerifyTls(!fields.isTrue("insecure"))
                .setHeaders(headers.others(old.getEndpoint()))
                .setAuthorization(headers.authorization())
                .build();
        Subscription asked = Subscription.newBuilder(old)
                .setTenant(key.tenant())
                .setId(key.id())
                .setDescription(Optional.ofNullable(fields.text("description")).orElse(""))
                .setEnabled(fields.isTrue("enabled"))
                .setEventTypes(eventTypes(fields))
                .setFilter(ofRegistry(registry, old.getFilter()))
                .setEndpoint(endpoint)
                .setLabels(labels(old, fields, headers, registry, identifier))
                .build();
        if (previous.isEmpty() && headers.keepsAny()) {
            problems.add(
                    "/extraHeaders",
                    "must have values: there are none yet that " + HarnessHeaders.MASK + " stands for");
        }
        if (fields.text("secretIdentifier") != null) {
            problems.add("/secretIdentifier", "must be absent: there is no secret manager here to look it up");
        }
        if (!fields.requiredText("identifier").equals(identifier)) {
            problems.add("/identifier", "must be the one of the path");
        }
        problems.throwIfAny();
        return new SubscriptionDraft(asked, headers.forgetsAuthorization());
    }

    /** The subscription as Harness shows it, without its secrets. */
    static ObjectNode write(Subscription webhook) {
        Map<String, String> labels = webhook.getLabels();
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("createdAt", Long.toString(webhook.getCreated().toEpochMilli()));
        json.put("description", webhook.getDescription());
        json.put("enabled", webhook.getEnabled());
        List<String> masked = List.of(labels.getOrDefault(MASKED, "").split(",", -1));
        HarnessHeaders.write(webhook.getEndpoint(), masked, json.putArray("extraHeaders"));
        json.put("identifier", identifier(webhook));
        json.put("insecure", !webhook.getEndpoint().getVerifyTls());
        json.put("internal", false);
        json.put("modifiedAt", Long.toString(webhook.getUpdated().toEpochMilli()));
        json.put("name", name(webhook));
        ArrayNode triggers = json.putArray("triggers");
        if (!labels.containsKey(ALL_TRIGGERS)) {
            webhook.getEventTypes().forEach(type -> trigger(type).ifPresent(triggers::add));
        }
        json.put("url", webhook.getEndpoint().getUrl());
        json.put("version", webhook.getVersion());
        return json;
    }

    /** No triggers are all triggers. */
    private static List<String> eventTypes(JsonFields fields) {
        List<String> asked = fields.texts("triggers");
        List<String> types = new ArrayList<>();
        for (String trigger : asked.isEmpty() ? TRIGGERS : asked) {
            Optional.ofNullable(TYPES.get(trigger)).ifPresentOrElse(types::add, () -> fields.problems()
                    .add(fields.at("triggers"), "must be of " + String.join(", ", TRIGGERS)));
        }
        return types.stream().distinct().toList();
    }

    /** A registry holds repositories, and is one where it is told of itself. */
    private static Filter ofRegistry(String registry, Filter filter) {
        String name = registry.substring(registry.lastIndexOf('/') + 1);
        Patterns repositories = Patterns.newBuilder(filter.getRepositories())
                .setInclude(List.of(name + "/**"))
                .build();
        return Filter.newBuilder(filter).setRepositories(repositories).build();
    }

    private static Map<String, String> labels(
            Subscription old, JsonFields fields, HarnessHeaders headers, String registry, String identifier) {
        Map<String, String> labels = new HashMap<>(old.getLabels());
        labels.put(REGISTRY, registry);
        labels.put(IDENTIFIER, identifier);
        labels.put(NAME, fields.requiredText("name"));
        labels.put(MASKED, String.join(",", headers.masked()));
        if (fields.json().path("triggers").isEmpty()) {
            labels.put(ALL_TRIGGERS, "true");
        } else {
            labels.remove(ALL_TRIGGERS);
        }
        return labels;
    }
}
