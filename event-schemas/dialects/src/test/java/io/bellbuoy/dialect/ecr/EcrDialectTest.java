package io.bellbuoy.dialect.ecr;

import static io.bellbuoy.dialect.Arrivals.event;
import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static io.bellbuoy.dialect.Arrivals.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.events.RegistryEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcrDialectTest {

    private static final String DIGEST = "sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd1234";

    private final Dialect dialect = new EcrDialect();

    @ParameterizedTest
    @CsvSource({"push, artifact.pushed", "delete, artifact.deleted"})
    void shouldReadWhatHappenedToAnImage(String sample, String type) {
        // When
        RegistryEvent event = event(dialect, Arrivals.of(sample("ecr/" + sample + ".json")));

        // Then
        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getId()).matches("[0-9a-f-]{36}");
        assertThat(event.getTime())
                .isBetween(Instant.parse("2019-11-16T01:54:34Z"), Instant.parse("2019-11-16T02:01:05Z"));
        assertThat(event.getSource()).isEqualTo("123456789012.dkr.ecr.us-west-2.amazonaws.com");
        assertThat(event.getRepository().getName()).isEqualTo("my-repo");
        assertThat(event.getArtifact().getTags()).containsExactly("latest");
        assertThat(event.getArtifact().getDigest()).isEqualTo(DIGEST);
    }

    @Test
    void shouldReadAScan() {
        // When
        RegistryEvent event = event(dialect, Arrivals.of(sample("ecr/scan.json")));

        // Then
        assertThat(event.getType()).isEqualTo("scan.completed");
        assertThat(event.getSource()).isEqualTo("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn");
        assertThat(event.getScan().getStatus()).isEqualTo("COMPLETE");
        assertThat(event.getScan().getSeverity()).isEqualTo("HIGH");
        assertThat(event.getScan().getFindings()).isEqualTo(Map.of("HIGH", 10L, "MEDIUM", 9L));
        assertThat(event.getArtifact().getTags()).containsExactly("latest", "1.0");
    }

    @Test
    void shouldTellAFailedReplicationByItsStatus() {
        // When
        RegistryEvent event = event(dialect, Arrivals.of(sample("ecr/replication.json")));

        // Then
        assertThat(event.getType()).isEqualTo("replication.finished");
        assertThat(event.getReplication().getStatus()).isEqualTo("FAILED");
        assertThat(event.getReplication().getFrom()).isEqualTo("123456789012/us-west-2");
        assertThat(event.getRepository().getName()).isEqualTo("docker-hub/alpine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ECR Image Action              | "action-type":"PUSH","result":"FAILURE"                                    | ecr.PUSH.FAILED
                    ECR Image Action              | "action-type":"UPDATE_STORAGE_CLASS","target-storage-class":"ARCHIVE"      | artifact.archived
                    ECR Image Action              | "action-type":"UPDATE_STORAGE_CLASS","target-storage-class":"STANDARD"     | artifact.restored
                    ECR Referrer Action           | "action-type":"UPDATE_STORAGE_CLASS","target-storage-class":"STANDARD"     | artifact.restored
                    ECR Pull Through Cache Action | "sync-status":"SUCCESS"                                                    | artifact.cached
                    ECR Pull Through Cache Action | "sync-status":"FAILED"                                                     | ecr.PULL_THROUGH_CACHE.FAILED
                    ECR Image Scan                | "scan-status":"FAILED"                                                     | scan.failed
                    ECR Image Scan                | "scan-status":"IN_PROGRESS"                                                | ecr.SCAN.IN_PROGRESS
                    Inspector2 Scan               | "scan-status":"INITIAL_SCAN_COMPLETE","finding-severity-counts":{"TOTAL":2}| scan.completed
                    ECR Scan Resource Change      | "action-type":"SCAN_FREQUENCY_CHANGE"                                      | ecr.ECR_Scan_Resource_Change.SCAN_FREQUENCY_CHANGE
                    ECR Artifact Action           | "colour":"red"                                                             | ecr.ECR_Artifact_Action
                    """)
    void shouldKnowTheOtherKindsAndPassOnWhatItDoesNotKnow(String detailType, String detail, String type) {
        // When
        RegistryEvent event = event(
                dialect,
                Arrivals.of("{\"id\":\"1\",\"detail-type\":\"%s\",\"detail\":{\"repository-name\":\"a/b\",%s}}"
                        .formatted(detailType, detail)));

        // Then
        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getRepository().getName()).isEqualTo("a/b");
        assertThat(event.getScan() == null ? Map.of() : event.getScan().getFindings())
                .isEmpty();
    }

    @Test
    void shouldReadTheRepositoryOutOfAnArn() {
        RegistryEvent event = event(
                dialect,
                Arrivals.of(
                        """
                        {"id":"1","detail-type":"Inspector2 Scan","detail":{"scan-status":"INITIAL_SCAN_COMPLETE",
                         "repository-name":"arn:aws:ecr:us-east-1:123456789012:repository/amazon/sample"}}"""));

        assertThat(event.getRepository().getName()).isEqualTo("amazon/sample");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"id":"1"}                                                                                    | /detail-type
                    {"detail-type":"x"}                                                                           | /id
                    {"id":"1","detail-type":"ECR Image Action","detail":{"repository-name":"r"}}                  | /detail/action-type
                    {"id":"1","detail-type":"ECR Image Action","detail":{"action-type":"PUSH"}}                   | /detail/repository-name
                    {"id":"1","detail-type":"ECR Image Scan","detail":{}}                                         | /detail/scan-status
                    {"id":"1","detail-type":"x","detail":7}                                                       | /detail
                    {"id":"1","detail-type":"x","time":"x"}                                                       | /time
                    {"id":"1","detail-type":"ECR Image Scan","detail":{"scan-status":"COMPLETE","finding-severity-counts":{"HIGH":"1"}}} | /detail/finding-severity-counts/HIGH
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String json, String pointer) {
        assertThat(pointersRefused(dialect, json)).containsExactly(pointer);
    }
}
