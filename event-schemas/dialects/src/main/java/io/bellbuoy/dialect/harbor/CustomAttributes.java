package io.bellbuoy.dialect.harbor;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Quota;
import io.bellbuoy.events.RegistryEvent;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Where Harbor puts what it has no field for: a quota's sentence, and here also what other registries know and it does not. */
final class CustomAttributes {

    private static final Pattern CAPITAL = Pattern.compile("(?=[A-Z])");

    /** The resource has them. */
    private static final Set<String> TOLD_OF_ARTIFACT = Set.of("digest", "tags", "url");

    private CustomAttributes() {}

    /** By name in the order of names, as Go writes maps: {@code build_name}, {@code target_repository}. */
    static Map<String, String> of(RegistryEvent event) {
        Map<String, String> attributes = HarborAttributes.others(event);
        Quota quota = event.getQuota();
        if (quota != null && quota.getDetail() != null) {
            attributes.put(Decoration.DETAILS, quota.getDetail());
        }
        put(attributes, "quota", quota, Set.of("detail"));
        put(attributes, "artifact", isHarbors(event.getArtifact()) ? null : event.getArtifact(), TOLD_OF_ARTIFACT);
        put(attributes, "target", event.getTarget(), Set.of());
        put(attributes, "property", event.getProperty(), Set.of());
        put(attributes, "build", event.getBuild(), Set.of());
        put(attributes, "release_bundle", event.getReleaseBundle(), Set.of());
        return attributes;
    }

    /** Images and charts are what they are by the event's type and the repository's name. */
    private static boolean isHarbors(@Nullable Artifact artifact) {
        return artifact != null
                && Set.of(HarborTypes.IMAGE, HarborTypes.CHART).contains(String.valueOf(artifact.getType()));
    }

    private static void put(
            Map<String, String> attributes, String prefix, @Nullable SpecificRecord record, Set<String> except) {
        if (record == null) {
            return;
        }
        for (Schema.Field field : record.getSchema().getFields()) {
            String text = except.contains(field.name()) ? "" : text(record.get(field.pos()));
            if (!text.isEmpty()) {
                attributes.put(prefix + "_" + inSnakeCase(field.name()), text);
            }
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(String::valueOf).collect(Collectors.joining(HarborAttributes.SEPARATOR));
        }
        return value == null ? "" : value.toString();
    }

    private static String inSnakeCase(String name) {
        return CAPITAL.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
