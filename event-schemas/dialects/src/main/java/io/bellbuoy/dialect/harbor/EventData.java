package io.bellbuoy.dialect.harbor;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Harbor's {@code event_data}, in the order of its keys. What is empty is left out, but for what Go's structs always have.
 *
 * @see <a href="https://github.com/goharbor/harbor/blob/main/src/pkg/notifier/model/event.go">the structs</a>
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(NON_EMPTY)
record EventData(
        List<Resource> resources,
        @Nullable Repository repository,
        @Nullable Replication replication,
        @Nullable Retention retention,
        @Nullable Scan scan,
        Map<String, String> customAttributes) {

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(NON_EMPTY)
    record Resource(
            @Nullable String digest,
            @Nullable String tag,
            @Nullable String resourceUrl,
            Map<String, Report> scanOverview,
            @Nullable Bill sbomOverview) {

        static final Resource NONE = new Resource(null, null, null, Map.of(), null);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Repository(
            @JsonInclude(NON_EMPTY) @Nullable Long dateCreated,
            String name,
            String namespace,
            String repoFullName,
            String repoType) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Report(
            String reportId,
            String scanStatus,
            String severity,
            long duration,
            @Nullable Summary summary,
            String startTime,
            String endTime,
            @JsonInclude(NON_EMPTY) @Nullable Scanner scanner,
            int completePercent) {}

    record Summary(long total, long fixable, Map<String, Long> summary) {}

    record Scanner(String name, String vendor, String version) {}

    /** A bill of materials; a map in Harbor, whose keys Go sorts. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(NON_EMPTY)
    record Bill(
            long duration,
            String endTime,
            @Nullable String reportId,
            @Nullable String sbomDigest,
            String scanStatus,
            @Nullable Scanner scanner,
            String startTime) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Scan(String scanType) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(NON_EMPTY)
    record Replication(
            @Nullable String harborHostname,
            @Nullable String jobStatus,
            @Nullable String description,
            @Nullable String artifactType,
            @Nullable String authenticationType,
            @Nullable Boolean overrideMode,
            @Nullable String triggerType,
            @Nullable String policyCreator,
            @Nullable Long executionTimestamp,
            @Nullable Place srcResource,
            @Nullable Place destResource,
            List<Artifact> successfulArtifact,
            List<Artifact> failedArtifact,
            @Nullable Long executionId,
            @Nullable Long taskId) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Place(String registryType, String endpoint) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Artifact(
            String type, String status, String nameTag, @JsonInclude(ALWAYS) @Nullable List<String> references) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(NON_EMPTY)
    record Retention(
            long total,
            long retained,
            @Nullable String harborHostname,
            @Nullable String projectName,
            @Nullable Long retentionPolicyId,
            @Nullable String result,
            List<Artifact> deletedArtifact) {}
}
