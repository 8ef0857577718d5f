package io.bellbuoy.dialect.ecr;

import static io.bellbuoy.dialect.TypeNames.row;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.EventReading;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.JsonFields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Amazon's EventBridge tells of ECR, and of Inspector's scans of its images. */
public final class EcrDialect implements Dialect {

    private static final String NAME = "ecr";
    private static final TypeNames TYPES = TypeNames.of(
            row("artifact.pushed", "PUSH"),
            row("artifact.deleted", "DELETE"),
            row("artifact.archived", "UPDATE_STORAGE_CLASS.ARCHIVE"),
            row("artifact.restored", "UPDATE_STORAGE_CLASS.STANDARD"),
            row("artifact.cached", "PULL_THROUGH_CACHE"),
            row("replication.finished", "REPLICATE"),
            row("replication.finished", "REPLICATE.FAILED"),
            row("scan.completed", "SCAN.COMPLETE"),
            row("scan.completed", "SCAN.INITIAL_SCAN_COMPLETE"),
            row("scan.failed", "SCAN.FAILED"));
    private static final String ARN = "arn:";
    private static final String REPOSITORY_IN_ARN = ":repository/";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TypeNames types() {
        return TYPES;
    }

    @Override
    public Translation translate(Arrival arrival) {
        return EventReading.single(
                NAME, arrival, arrival.json(), (told, event) -> read(told, event, arrival.received()));
    }

    private static void read(JsonFields told, RegistryEvent.Builder event, Instant received) {
        JsonFields detail = told.object("detail");
        String name = name(told.requiredText("detail-type"), detail);
        Instant time = told.time("time");
        EcrImage image = new EcrImage(detail);
        event.setId(told.requiredText("id"))
                .setType(TYPES.typeOrPassThrough(NAME, name))
                .setTime(time == null ? received : time)
                .setSource(registry(told.text("account"), told.text("region")))
                .setRepository(repository(told, detail))
                .setArtifact(image.artifact())
                .setScan(name.startsWith("SCAN.") ? image.scan() : null)
                .setReplication(name.startsWith("REPLICATE") ? image.replication() : null);
    }

    /** What happened in one word, which ECR spreads over several fields. What failed did not happen, and is named so. */
    private static String name(String detailType, JsonFields detail) {
        String result = detail.text("result");
        String outcome = result == null ? detail.text("sync-status") : result;
        String name =
                switch (detailType) {
                    case "ECR Image Action", "ECR Referrer Action", "ECR Replication Action" ->
                        words(detail.requiredText("action-type"), detail.text("target-storage-class"));
                    case "ECR Pull Through Cache Action" -> "PULL_THROUGH_CACHE";
                    case "ECR Image Scan", "Inspector2 Scan" -> words("SCAN", detail.requiredText("scan-status"));
                    default -> words(detailType, detail.text("action-type"));
                };
        return outcome == null || outcome.equals("SUCCESS") ? name : words(name, "FAILED");
    }

    private static String words(String first, @Nullable String second) {
        return second == null ? first : first + "." + second;
    }

    /** Whatever is known to be about one repository must name it; the rest may. */
    private static @Nullable Repository repository(JsonFields told, JsonFields detail) {
        boolean aboutOne = told.json().path("detail-type").asText().endsWith("Action");
        String name = aboutOne ? detail.requiredText("repository-name") : detail.text("repository-name");
        return name == null
                ? null
                : Repository.newBuilder().setName(withoutArn(name)).build();
    }

    /** Inspector names a repository by its ARN. */
    private static String withoutArn(String name) {
        int found = name.startsWith(ARN) ? name.indexOf(REPOSITORY_IN_ARN) : -1;
        return found < 0 ? name : name.substring(found + REPOSITORY_IN_ARN.length());
    }

    private static @Nullable String registry(@Nullable String account, @Nullable String region) {
        if (account == null || region == null) {
            return null;
        }
        String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        return account + ".dkr.ecr." + region + "." + domain;
    }
}
