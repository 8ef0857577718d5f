package io.bellbuoy.dialect.jfrog;

import static io.bellbuoy.dialect.TypeNames.row;

import io.bellbuoy.dialect.ImageCoordinates;
import io.bellbuoy.dialect.PassThrough;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.dialect.TypeNames.Row;
import io.bellbuoy.events.EventType;
import io.bellbuoy.events.RegistryEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What JFrog calls events: a domain and, within it, an event. The table has them with a dot between. */
record JFrogNames(String domain, String event) {

    static final TypeNames TYPES = TypeNames.of(Stream.concat(
                    Stream.of(
                            row("artifact.pushed", "artifact.deployed"),
                            row("artifact.deleted", "artifact.deleted"),
                            row("artifact.moved", "artifact.moved"),
                            row("artifact.copied", "artifact.copied"),
                            row("artifact.cached", "artifact.cached"),
                            row("artifact.pushed", "docker.pushed"),
                            row("artifact.deleted", "docker.deleted"),
                            row("artifact.promoted", "docker.promoted"),
                            row("tag.created", "docker.pushed"),
                            row("tag.deleted", "docker.deleted"),
                            row("property.added", "artifact_property.added"),
                            row("property.deleted", "artifact_property.deleted"),
                            row("build.uploaded", "build.uploaded"),
                            row("build.deleted", "build.deleted"),
                            row("build.promoted", "build.promoted"),
                            row("release_bundle_v2.started", "release_bundle_v2.release_bundle_v2_started"),
                            row("release_bundle_v2.failed", "release_bundle_v2.release_bundle_v2_failed"),
                            row("release_bundle_v2.completed", "release_bundle_v2.release_bundle_v2_completed"),
                            row(
                                    "release_bundle_v2_promotion.started",
                                    "release_bundle_v2_promotion.release_bundle_v2_promotion_started"),
                            row(
                                    "release_bundle_v2_promotion.failed",
                                    "release_bundle_v2_promotion.release_bundle_v2_promotion_failed"),
                            row(
                                    "release_bundle_v2_promotion.completed",
                                    "release_bundle_v2_promotion.release_bundle_v2_promotion_completed"),
                            row("artifact.archived", "artifact_lifecycle.archive"),
                            row("artifact.restored", "artifact_lifecycle.restore"),
                            row("user.locked", "user.locked"),
                            row("curation.package_blocked", "curation.Package was blocked by Curation"),
                            row("curation.waiver_request_created", "curation.Curation Waiver Request Created"),
                            row("curation.waiver_request_updated", "curation.Curation Waiver Request Updated"),
                            row("curation.policy_changed", "curation.Curation Policy Changed"),
                            row("scan.completed", "xray_scan_status.done"),
                            row("scan.failed", "xray_scan_status.failed"),
                            row("scan.partial", "xray_scan_status.partial"),
                            row("scan.unsupported", "xray_scan_status.not_supported")),
                    Stream.concat(
                            sameAsOurs("release_bundle.", "distribution.", "destination.", "curation.", "app_trust."),
                            // As the examples of AppTrust's own documentation have them.
                            Stream.of("entry", "exit").flatMap(JFrogNames::gates)))
            .toArray(Row[]::new));

    private static final Map<String, String> OF_IMAGES =
            Map.of("artifact.pushed", "docker.pushed", "artifact.deleted", "docker.deleted");
    private static final Map<String, String> DEPRECATED_DOMAINS = Map.of("artifactory_release_bundle", "destination");
    /** JFrog's headings and old samples say {@code deletion_started}, its API {@code delete_started}. */
    private static final Pattern DELETION = Pattern.compile("^deletion_");

    private static final String PREFIX = JFrogDialect.NAME + ".";

    /** What JFrog calls the event; what it has no name for keeps its neutral one. */
    static JFrogNames of(RegistryEvent event) {
        String type = event.getType();
        String name = nameOfImage(event)
                .or(() -> TYPES.name(type))
                .orElseGet(() -> type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type);
        int dot = name.indexOf('.');
        return dot < 0 ? new JFrogNames(name, "") : new JFrogNames(name.substring(0, dot), name.substring(dot + 1));
    }

    /** The neutral type, or that of a pass-through. */
    String type() {
        String known = DEPRECATED_DOMAINS.getOrDefault(domain, domain) + "."
                + DELETION.matcher(event).replaceFirst("delete_");
        return TYPES.type(known)
                .orElseGet(() -> PassThrough.type(JFrogDialect.NAME, event.isEmpty() ? domain : domain + "." + event));
    }

    private static Optional<String> nameOfImage(RegistryEvent event) {
        return Optional.ofNullable(OF_IMAGES.get(event.getType()))
                .filter(name -> ImageCoordinates.isImage(event.getArtifact()));
    }

    private static Stream<Row> sameAsOurs(String... families) {
        return Stream.of(EventType.values())
                .map(EventType::code)
                .filter(code -> List.of(families).stream().anyMatch(code::startsWith))
                .map(code -> row(code, code));
    }

    private static Stream<Row> gates(String gate) {
        String type = "app_trust." + gate + "_gate_evaluation_";
        String name = "app_trust." + gate + "_gate_";
        return Stream.of(
                row(type + "started", name + "evaluation"),
                row(type + "validation_passed", name + "validation"),
                row(type + "validation_failed", name + "failure"));
    }
}
