package io.bellbuoy.dialect.harbor;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.RegistryEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts of Harbor's that have no neutral field: they travel as attributes of the event, under Harbor's own names. */
final class HarborAttributes {

    /** Of a retention, whose neutral type has no fields of its own. */
    static final String TRIGGER = "trigger_type";

    /** Of a retention: what it deleted, parted by {@link #SEPARATOR}. */
    static final String DELETED = "deleted_artifact";

    static final String SEPARATOR = ", ";

    /** Of the body that was never sent: the hash of an image's configuration, which is not its digest. */
    static final String IMAGE_ID = "image_id";

    private static final List<String> OF_REPOSITORY = List.of("date_created");
    private static final List<String> OF_REPORT = List.of("report_id", "sbom_digest");
    private static final List<String> OF_REPLICATION = List.of(
            "harbor_hostname",
            "description",
            "artifact_type",
            "authentication_type",
            "override_mode",
            "policy_creator",
            "execution_timestamp",
            "execution_id",
            "task_id");
    private static final List<String> OF_RETENTION =
            List.of("harbor_hostname", "total", "retained", "project_name", "retention_policy_id", "result");
    private static final Set<String> HARBORS_OWN = Stream.of(
                    OF_REPOSITORY, OF_REPORT, OF_REPLICATION, OF_RETENTION, List.of(TRIGGER, DELETED, IMAGE_ID))
            .flatMap(List::stream)
            .collect(toUnmodifiableSet());

    private HarborAttributes() {}

    /** What a body has of them, and whatever else it calls attributes. */
    static Map<String, String> read(JsonNode data, JsonNode resource, @Nullable String operator) {
        Map<String, String> attributes = new TreeMap<>();
        data.path("custom_attributes").properties().forEach(entry -> put(attributes, entry.getKey(), entry.getValue()));
        attributes.remove(Decoration.DETAILS);
        putAll(attributes, OF_REPOSITORY, data.path("repository"));
        putAll(attributes, OF_REPORT, Decoration.report(resource));
        putAll(attributes, OF_REPLICATION, data.path("replication"));
        JsonNode retention = data.path("retention");
        putAll(attributes, OF_RETENTION, retention);
        List<String> deleted = Decoration.names(retention.path(DELETED));
        if (!deleted.isEmpty()) {
            attributes.put(DELETED, String.join(SEPARATOR, deleted));
        }
        if (retention.isObject() && operator != null) {
            attributes.put(TRIGGER, operator);
        }
        return attributes;
    }

    private static void putAll(Map<String, String> attributes, List<String> names, JsonNode object) {
        names.forEach(name -> put(attributes, name, object.path(name)));
    }

    private static void put(Map<String, String> attributes, String name, JsonNode value) {
        String text = value.asText("");
        if (!value.isNull() && !text.isEmpty()) {
            attributes.put(name, text);
        }
    }

    /** Those that are not of Harbor's own making, in the order in which Go writes them. */
    static Map<String, String> others(RegistryEvent event) {
        Map<String, String> others = new TreeMap<>(event.getAttributes());
        others.keySet().removeAll(HARBORS_OWN);
        return others;
    }

    /** One that is a number, unless it is none. */
    static @Nullable Long number(String name, RegistryEvent event) {
        try {
            return Long.valueOf(event.getAttributes().getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
