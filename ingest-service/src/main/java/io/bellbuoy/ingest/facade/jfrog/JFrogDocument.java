package io.bellbuoy.ingest.facade.jfrog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.facade.FieldNames;
import io.bellbuoy.ingest.subscriptions.SubscriptionDraft;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import io.bellbuoy.topics.SubscriptionKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A subscription as JFrog spells it. What a native one has no field for is kept in its labels. Any thread may use it. */
final class JFrogDocument {

    private static final String DOMAIN = "jfrog/domain";

    static final FieldNames FIELDS = new FieldNames(Map.ofEntries(
            Map.entry("/id", "/key"),
            Map.entry("/eventTypes", "/event_filter/event_types"),
            Map.entry("/filter", "/event_filter/criteria"),
            Map.entry("/filter/repositories/include", "/event_filter/criteria/repoKeys"),
            Map.entry("/filter/paths/include", "/event_filter/criteria/includePatterns"),
            Map.entry("/filter/paths/exclude", "/event_filter/criteria/excludePatterns"),
            Map.entry("/endpoint", "/handlers/0"),
            Map.entry("/endpoint/headers", "/handlers/0/custom_http_headers"),
            Map.entry("/endpoint/authorization", "/handlers/0/custom_http_headers/Authorization"),
            Map.entry("/endpoint/format", "/handlers/0/handler_type"),
            Map.entry("/endpoint/template", "/handlers/0"),
            Map.entry("/endpoint/template/headers", "/handlers/0/http_headers"),
            Map.entry("/endpoint/template/contentType", "/handlers/0/http_headers/Content-Type"),
            Map.entry("/endpoint/template/body", "/handlers/0/payload")));

    private static final String PREFIX = "jfrog/";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final TypeNames dialect;
    private final SecureRandom random;

    JFrogDocument(TypeNames dialect, SecureRandom random) {
        this.dialect = dialect;
        this.random = random;
    }

    /** Whether a subscription was made with such a document. */
    static boolean isOne(Subscription subscription) {
        return subscription.getLabels().containsKey(DOMAIN);
    }

    /** The key that the document names; throws {@link io.bellbuoy.json.InvalidJsonException}. */
    static String key(JsonNode document) {
        Problems problems = new Problems();
        String key = fields(document, problems).requiredText("key");
        if (problems.count() == 0 && !KEY.matcher(key).matches()) {
            problems.add("/key", "must be 1 to 100 letters, digits, '.', '-' or '_'");
        }
        problems.throwIfAny();
        return key;
    }

    /**
     * What the document asks for. What it does not speak of stays as it was.
     *
     * @throws io.bellbuoy.json.InvalidJsonException with everything that is wrong with it, or cannot be expressed natively
     */
    SubscriptionDraft read(SubscriptionKey key, JsonNode document, Optional<Subscription> previous) {
        Problems problems = new Problems();
        JsonFields fields = fields(document, problems);
        JsonFields filter = fields.object("event_filter");
        JFrogHandler handler = JFrogHandler.of(handler(fields));
        JFrogDomain domain = domain(filter);
        Subscription old = previous.orElseGet(() -> Subscription.newBuilder().build());
        Subscription asked = Subscription.newBuilder(old)
                .setTenant(key.tenant())
                .setId(key.id())
                .setDescription(Optional.ofNullable(fields.text("description")).orElse(""))
                .setEnabled(fields.isTrue("enabled"))
                .setEventTypes(eventTypes(filter, domain))
                .setFilter(Filter.newBuilder(domain.criteria().read(filter.object("criteria"), old.getFilter()))
                        .setArtifactTypes(domain.artifactTypes())
                        .build())
                .setEndpoint(handler.read(old.getEndpoint(), random))
                .setLabels(labels(old, fields, handler, domain))
                .build();
        if (previous.isEmpty()) {
            handler.refuseKeptAuthorization();
        }
        if (!fields.requiredText("key").equals(key.id())) {
            problems.add("/key", "must be the one of the path");
        }
        problems.throwIfAny();
        return new SubscriptionDraft(asked, handler.forgetsAuthorization());
    }

    /** The subscription as JFrog shows it, without its secrets. */
    ObjectNode write(Subscription subscription) {
        Map<String, String> labels = subscription.getLabels();
        JFrogDomain domain = JFrogDomain.named(labels.getOrDefault(DOMAIN, ""), dialect);
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("key", subscription.getId());
        json.put("description", subscription.getDescription());
        json.put("enabled", subscription.getEnabled());
        Optional.ofNullable(labels.get(PREFIX + "project_key")).ifPresent(project -> json.put("project_key", project));
        Optional.ofNullable(labels.get(PREFIX + "debug"))
                .ifPresent(debug -> json.put("debug", Boolean.parseBoolean(debug)));
        ObjectNode filter = json.putObject("event_filter").put("domain", domain.name());
        domain.names(subscription.getEventTypes()).forEach(filter.putArray("event_types")::add);
        domain.criteria().write(subscription.getFilter(), filter.putObject("criteria"));
        JFrogHandler.write(
                subscription.getEndpoint(), labels, json.putArray("handlers").addObject());
        return json;
    }

    private static JsonFields fields(JsonNode document, Problems problems) {
        if (!document.isObject()) {
            problems.add("", "must be an object");
        }
        return new JsonFields(document, "", problems);
    }

    private static JsonFields handler(JsonFields fields) {
        List<JsonFields> handlers = fields.objects("handlers");
        if (handlers.size() != 1) {
            fields.problems().add(fields.at("handlers"), "must be exactly one");
        }
        return handlers.isEmpty() ? fields.object("handlers/0") : handlers.get(0);
    }

    private JFrogDomain domain(JsonFields filter) {
        int before = filter.problems().count();
        JFrogDomain domain = JFrogDomain.named(filter.requiredText("domain"), dialect);
        if (domain.events().isEmpty() && filter.problems().count() == before) {
            filter.problems().add(filter.at("domain"), "must be a domain that is known here");
        }
        return domain;
    }

    private static List<String> eventTypes(JsonFields filter, JFrogDomain domain) {
        List<String> events = filter.texts("event_types");
        if (events.isEmpty()) {
            filter.problems().add(filter.at("event_types"), "must not be empty");
        }
        List<String> types = new ArrayList<>();
        for (String event : events) {
            List<String> own = domain.types(event);
            if (own.isEmpty()) {
                filter.problems().add(filter.at("event_types"), "must be of " + domain.known());
            }
            types.addAll(own);
        }
        return types.stream().distinct().toList();
    }

    private static Map<String, String> labels(
            Subscription old, JsonFields fields, JFrogHandler handler, JFrogDomain domain) {
        Map<String, String> labels = new TreeMap<>(old.getLabels());
        labels.keySet().removeIf(name -> name.startsWith(PREFIX));
        labels.put(DOMAIN, domain.name());
        keep(labels, "project_key", fields.text("project_key"));
        keep(labels, "debug", fields.flag("debug"));
        labels.putAll(handler.labels());
        return labels;
    }

    private static void keep(Map<String, String> labels, String name, @Nullable Object value) {
        if (value != null) {
            labels.put(PREFIX + name, value.toString());
        }
    }
}
