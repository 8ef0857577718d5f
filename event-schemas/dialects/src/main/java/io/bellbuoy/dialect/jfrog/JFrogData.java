package io.bellbuoy.dialect.jfrog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Build;
import io.bellbuoy.events.Location;
import io.bellbuoy.events.Property;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.ReleaseBundle;
import io.bellbuoy.events.Scan;
import io.bellbuoy.json.AvroJson;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The {@code data} of an event, in the order of JFrog's documentation. For one thread. */
final class JFrogData {

    private final RegistryEvent event;
    private final String domain;
    private final Data data = new Data();

    private JFrogData(RegistryEvent event, String domain) {
        this.event = event;
        this.domain = domain;
    }

    /** All that is known of the event, in the words of the domain; families that JFrog has not, in ours. */
    static ObjectNode of(RegistryEvent event, String domain) {
        JFrogData written = new JFrogData(event, domain);
        written.artifact();
        Optional.ofNullable(event.getTarget()).ifPresent(written::target);
        Optional.ofNullable(event.getProperty()).ifPresent(written::property);
        Optional.ofNullable(event.getBuild()).ifPresent(written::build);
        Optional.ofNullable(event.getReleaseBundle()).ifPresent(written::releaseBundle);
        Optional.ofNullable(event.getScan()).ifPresent(written::scan);
        written.inOurWords(event.getQuota());
        written.inOurWords(event.getReplication());
        written.attributes();
        return written.data.json();
    }

    private void artifact() {
        ArtifactData artifact = new ArtifactData(event);
        switch (domain) {
            case "docker" -> artifact.image(data);
            case "curation" -> artifact.packageOf(data);
            case "xray_scan_status" ->
                data.put("resource", artifact.file(new Data()).json());
            default -> artifact.file(data);
        }
        if (JFrogEvent.WITH_USER.contains(domain)) {
            data.put("username", actor());
        }
    }

    private @Nullable String actor() {
        return Optional.ofNullable(event.getActor()).map(Actor::getName).orElse(null);
    }

    private void target(Location target) {
        if (domain.equals("docker")) {
            data.put("target_repo", target.getRepository()).put("target_tag", target.getTag());
            return;
        }
        data.put(
                        "source_repo_path",
                        place(
                                data.json().path("repo_key").textValue(),
                                data.json().path("path").textValue()))
                .put("target_repo_path", place(target.getRepository(), target.getPath()));
    }

    private static @Nullable String place(@Nullable String repository, @Nullable String path) {
        return repository == null || path == null ? repository : repository + "/" + path;
    }

    private void property(Property property) {
        ArrayNode values = data.json().arrayNode();
        property.getValues().forEach(values::add);
        data.put("property_key", property.getKey()).put("property_values", values);
    }

    private void build(Build build) {
        data.put("build_name", build.getName())
                .put("build_number", build.getNumber())
                .put("build_started", build.getStarted())
                .put("build_repo", build.getRepository());
    }

    private void releaseBundle(ReleaseBundle bundle) {
        data.put("repository_key", bundle.getRepository())
                .put("release_bundle_name", bundle.getName())
                .put("release_bundle_size", bundle.getSize())
                .put("release_bundle_version", bundle.getVersion())
                .put("environment", bundle.getEnvironment())
                .put("status_message", bundle.getStatus());
    }

    private void scan(Scan scan) {
        Data overall = new Data()
                .put("status", scan.getStatus())
                .put("updated_at", scan.getEnded())
                .put("error", scan.getError());
        Data details = new Data().put("severity", scan.getSeverity()).put("scanner", scan.getScanner());
        new TreeMap<>(scan.getFindings()).forEach(details::put);
        data.put("overall", overall.json()).put("details", details.json()).put("occurred_at", event.getTime());
    }

    private void inOurWords(@Nullable SpecificRecord family) {
        if (family != null) {
            data.json().setAll(AvroJson.tree(family));
        }
    }

    /** Sorted, for the same bytes each time; what JFrog has a field for stays. */
    private void attributes() {
        new TreeMap<>(event.getAttributes()).forEach((name, value) -> data.json()
                .putIfAbsent(name, data.json().textNode(value)));
    }
}
