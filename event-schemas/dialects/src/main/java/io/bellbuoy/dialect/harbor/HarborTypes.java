package io.bellbuoy.dialect.harbor;

import static io.bellbuoy.dialect.TypeNames.row;
import static java.util.stream.Collectors.toMap;

import io.bellbuoy.dialect.PassThrough;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.dialect.TypeNames.Row;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.EventType;
import io.bellbuoy.events.RegistryEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Harbor's generations call the events. */
final class HarborTypes {

    static final String CHART = "chart";
    static final String IMAGE = "image";

    private static final String PREFIX = "harbor.";
    private static final Pattern NOT_IN_NAME = Pattern.compile("[^A-Z0-9]");

    /** Since 2.0. Those after the replication cannot be subscribed to, but have their names in Harbor's code. */
    private static final TypeNames TODAY = TypeNames.of(
            row("artifact.pushed", "PUSH_ARTIFACT"),
            row("artifact.pulled", "PULL_ARTIFACT"),
            row("artifact.deleted", "DELETE_ARTIFACT"),
            // Harbor tells caching and copying as pushes.
            row("artifact.cached", "PUSH_ARTIFACT"),
            row("artifact.copied", "PUSH_ARTIFACT"),
            row("scan.completed", "SCANNING_COMPLETED"),
            row("scan.failed", "SCANNING_FAILED"),
            row("scan.stopped", "SCANNING_STOPPED"),
            row("quota.exceeded", "QUOTA_EXCEED"),
            row("quota.warned", "QUOTA_WARNING"),
            row("retention.finished", "TAG_RETENTION"),
            row("replication.finished", "REPLICATION"),
            row("artifact.labeled", "ARTIFACT_LABELED"),
            row("tag.created", "CREATE_TAG"),
            row("tag.deleted", "DELETE_TAG"),
            row("repository.deleted", "DELETE_REPOSITORY"),
            row("project.created", "CREATE_PROJECT"),
            row("project.deleted", "DELETE_PROJECT"),
            row("robot.created", "CREATE_ROBOT"),
            row("robot.deleted", "DELETE_ROBOT"));

    /** Until 2.7, of charts in ChartMuseum. */
    private static final TypeNames CHARTS_TODAY = TypeNames.of(
            row("artifact.pushed", "UPLOAD_CHART"),
            row("artifact.pulled", "DOWNLOAD_CHART"),
            row("artifact.deleted", "DELETE_CHART"));

    /** 1.9 and 1.10. */
    private static final TypeNames VERSION_1 = TypeNames.of(
            row("artifact.pushed", "pushImage"),
            row("artifact.pulled", "pullImage"),
            row("artifact.deleted", "deleteImage"),
            row("artifact.cached", "pushImage"),
            row("artifact.copied", "pushImage"),
            row("scan.completed", "scanningCompleted"),
            row("scan.failed", "scanningFailed"),
            row("quota.exceeded", "projectQuota"),
            row("ping", "testEndpoint"));

    private static final TypeNames CHARTS_VERSION_1 = TypeNames.of(
            row("artifact.pushed", "uploadChart"),
            row("artifact.pulled", "downloadChart"),
            row("artifact.deleted", "deleteChart"));

    /** Those that Harbor has; the others go out as {@code harbor.} and the neutral name, which most of these are, too. */
    private static final TypeNames CLOUD_EVENTS = TypeNames.of(
            row("artifact.pushed", "harbor.artifact.pushed"),
            row("artifact.pulled", "harbor.artifact.pulled"),
            row("artifact.deleted", "harbor.artifact.deleted"),
            row("artifact.cached", "harbor.artifact.pushed"),
            row("artifact.copied", "harbor.artifact.pushed"),
            row("scan.completed", "harbor.scan.completed"),
            row("scan.failed", "harbor.scan.failed"),
            row("scan.stopped", "harbor.scan.stopped"),
            row("quota.exceeded", "harbor.quota.exceeded"),
            row("quota.warned", "harbor.quota.warned"),
            row("retention.finished", "harbor.tag_retention.finished"),
            row("replication.finished", "harbor.replication.status.changed"),
            row("tag.created", "harbor.tag.created"));

    static final TypeNames ALL = TypeNames.of(Stream.of(TODAY, CHARTS_TODAY, VERSION_1, CHARTS_VERSION_1, CLOUD_EVENTS)
            .flatMap(names -> names.rows().stream())
            .toArray(Row[]::new));

    /** Neutral types spelled as Harbor spells its own, for those that it has no name for. */
    private static final Map<String, String> SPELLED_LIKE_HARBORS = Arrays.stream(EventType.values())
            .map(EventType::code)
            .flatMap(code -> Stream.of(row(code, inCapitals(code)), row(code, PREFIX + code)))
            .collect(toMap(Row::name, Row::type, (first, later) -> first));

    private HarborTypes() {}

    /** The neutral type of what any generation calls so; what none does passes through. */
    static String neutral(String name) {
        return ALL.type(name)
                .or(() -> Optional.ofNullable(SPELLED_LIKE_HARBORS.get(name)))
                .orElseGet(() -> PassThrough.type(HarborDialect.NAME, withoutPrefix(name)));
    }

    static boolean isOfVersion1(String name) {
        return VERSION_1.type(name).or(() -> CHARTS_VERSION_1.type(name)).isPresent();
    }

    /** What such an event is about. Harbor does not say it; what is no chart is pulled as images are, whatever it holds. */
    static String artifact(String name) {
        boolean isOfChart =
                CHARTS_TODAY.type(name).or(() -> CHARTS_VERSION_1.type(name)).isPresent();
        return isOfChart ? CHART : IMAGE;
    }

    /** As a body of 2.x names it. */
    static String today(RegistryEvent event) {
        String type = event.getType();
        return named(event, TODAY, CHARTS_TODAY)
                .or(() -> VERSION_1.name(type))
                .orElseGet(() -> type.startsWith(PREFIX) ? withoutPrefix(type) : inCapitals(type));
    }

    /** As a body of 1.9 names it; what came later keeps its later name. */
    static String version1(RegistryEvent event) {
        return named(event, VERSION_1, CHARTS_VERSION_1).orElseGet(() -> today(event));
    }

    /** As a CloudEvent of Harbor's names it. */
    static String cloudEvent(RegistryEvent event) {
        String type = event.getType();
        return CLOUD_EVENTS.name(type).orElseGet(() -> PREFIX + withoutPrefix(type));
    }

    private static Optional<String> named(RegistryEvent event, TypeNames names, TypeNames ofCharts) {
        Optional<String> chart =
                isInChartMuseum(event.getArtifact()) ? ofCharts.name(event.getType()) : Optional.empty();
        return chart.or(() -> names.name(event.getType()));
    }

    /** A chart with a digest is an OCI artifact, and Harbor calls it one. */
    static boolean isInChartMuseum(@Nullable Artifact artifact) {
        return artifact != null && CHART.equals(artifact.getType()) && artifact.getDigest() == null;
    }

    private static String withoutPrefix(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    private static String inCapitals(String type) {
        return NOT_IN_NAME.matcher(type.toUpperCase(Locale.ROOT)).replaceAll("_");
    }
}
