package io.bellbuoy.ingest.facade.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Endpoint;
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
import java.util.regex.Pattern;

/** A policy as Harbor spells it. Its number is part of the native id, so a policy can be given another name. */
final class HarborPolicy {

    static final FieldNames FIELDS = new FieldNames(Map.of(
            "/eventTypes", "/event_types",
            "/endpoint", "/targets/0",
            "/endpoint/url", "/targets/0/address",
            "/endpoint/authorization", "/targets/0/auth_header",
            "/endpoint/format", "/targets/0/payload_format",
            "/labels/harbor~1name", "/name",
            "/labels/harbor~1creator", "/creator",
            "/filter/repositories", "/project"));

    private static final String PROJECT = "harbor/project";
    private static final String NAME = "harbor/name";
    private static final String CREATOR = "harbor/creator";
    private static final String ID = "harbor-";
    private static final Pattern KEY = Pattern.compile(ID + "[0-9]{1,18}");

    private final HarborEvents events;

    HarborPolicy(HarborEvents events) {
        this.events = events;
    }

    /** The native key of the policy of a number. */
    static SubscriptionKey key(String tenant, long number) {
        return new SubscriptionKey(tenant, ID + number);
    }

    /** The number of a policy. */
    static long number(Subscription policy) {
        return Long.parseLong(policy.getId().substring(ID.length()));
    }

    /** The number that a policy of this name is to have, if it is free. */
    static long firstNumber(String tenant, String project, String name) {
        return NumericId.of(tenant, project, name);
    }

    static String name(Subscription policy) {
        return policy.getLabels().getOrDefault(NAME, "");
    }

    /** Whether a subscription has the number of a policy. Labels do not tell: anybody can give any to any subscription. */
    static boolean isOne(Subscription subscription) {
        return KEY.matcher(subscription.getId()).matches();
    }

    static boolean isOf(String project, Subscription subscription) {
        return isOne(subscription) && project.equals(subscription.getLabels().get(PROJECT));
    }

    /** The name that a document gives; throws {@link io.bellbuoy.json.InvalidJsonException}. */
    static String name(JsonNode document) {
        Problems problems = new Problems();
        String name = new JsonFields(document, "", problems).requiredText("name");
        problems.throwIfAny();
        return name;
    }

    /**
     * What the document asks for. What it does not speak of stays as it was.
     *
     * @throws io.bellbuoy.json.InvalidJsonException with everything that is wrong with it, or cannot be expressed natively
     */
    SubscriptionDraft read(SubscriptionKey key, String project, JsonNode document, Optional<Subscription> previous) {
        Problems problems = new Problems();
        JsonFields fields = new JsonFields(document, "", problems);
        List<JsonFields> targets = fields.objects("targets");
        if (targets.size() != 1) {
            problems.add("/targets", "must be exactly one");
        }
        Subscription old = previous.orElseGet(() -> Subscription.newBuilder().build());
        Optional<HarborTarget> target = targets.stream().findFirst().map(HarborTarget::new);
        Subscription asked = Subscription.newBuilder(old)
                .setTenant(key.tenant())
                .setId(key.id())
                .setDescription(Optional.ofNullable(fields.text("description")).orElse(""))
                .setEnabled(fields.isTrue("enabled"))
                .setEventTypes(eventTypes(fields))
                .setFilter(ofProject(project, old.getFilter()))
                .setEndpoint(target.map(sent -> sent.read(old.getEndpoint()))
                        .orElseGet(() -> Endpoint.newBuilder().build()))
                .setLabels(labels(old, fields, project))
                .build();
        if (previous.isEmpty()) {
            target.ifPresent(HarborTarget::refuseKeptSecret);
        }
        problems.throwIfAny();
        return new SubscriptionDraft(
                asked, target.map(HarborTarget::forgetsAuthorization).orElse(true));
    }

    /** The subscription as Harbor shows it, in the order in which it does, without its secrets. */
    ObjectNode write(Subscription policy) {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("creation_time", policy.getCreated().toString());
        json.put("creator", policy.getLabels().getOrDefault(CREATOR, ""));
        json.put("description", policy.getDescription());
        json.put("enabled", policy.getEnabled());
        events.names(policy.getEventTypes()).forEach(json.putArray("event_types")::add);
        json.put("id", number(policy));
        json.put("name", name(policy));
        json.put(
                "project_id",
                NumericId.of(policy.getTenant(), policy.getLabels().getOrDefault(PROJECT, "")));
        HarborTarget.write(policy.getEndpoint(), json.putArray("targets").addObject());
        json.put("update_time", policy.getUpdated().toString());
        return json;
    }

    private List<String> eventTypes(JsonFields fields) {
        List<String> asked = fields.texts("event_types");
        if (asked.isEmpty()) {
            fields.problems().add(fields.at("event_types"), "must not be empty");
        }
        List<String> types = new ArrayList<>();
        for (String name : asked) {
            List<String> own = events.types(name);
            if (own.isEmpty()) {
                fields.problems().add(fields.at("event_types"), "must be of " + String.join(", ", HarborEvents.NAMES));
            }
            types.addAll(own);
        }
        return types.stream().distinct().toList();
    }

    /** The pattern takes what is told of the project itself too. */
    private static Filter ofProject(String project, Filter filter) {
        Patterns repositories = Patterns.newBuilder(filter.getRepositories())
                .setInclude(List.of(project + "/**"))
                .build();
        return Filter.newBuilder(filter).setRepositories(repositories).build();
    }

    private static Map<String, String> labels(Subscription old, JsonFields fields, String project) {
        Map<String, String> labels = new HashMap<>(old.getLabels());
        labels.put(PROJECT, project);
        labels.put(NAME, fields.requiredText("name"));
        Optional.ofNullable(fields.text("creator")).ifPresent(creator -> labels.put(CREATOR, creator));
        return labels;
    }
}
