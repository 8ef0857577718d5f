package io.bellbuoy.dialect.cloudevents;

import static io.bellbuoy.dialect.TypeNames.row;

import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.EventType;
import java.util.Arrays;
import java.util.stream.Stream;

/** The types of CloudEvents that have a neutral one: the neutral ones themselves, and those of registries that send CloudEvents. */
final class CloudEventTypes {

    static final TypeNames TABLE = TypeNames.of(
            Stream.concat(Arrays.stream(EventType.values()).map(type -> row(type.code(), type.code())), registries())
                    .toArray(TypeNames.Row[]::new));

    private CloudEventTypes() {}

    /** Whether the sender speaks our language. */
    static boolean isNeutral(String type) {
        return TABLE.type(type).filter(type::equals).isPresent();
    }

    private static Stream<TypeNames.Row> registries() {
        return Stream.of(
                row("artifact.pushed", "harbor.artifact.pushed"),
                row("artifact.pulled", "harbor.artifact.pulled"),
                row("artifact.deleted", "harbor.artifact.deleted"),
                row("quota.exceeded", "harbor.quota.exceeded"),
                row("quota.warned", "harbor.quota.warned"),
                row("replication.finished", "harbor.replication.status.changed"),
                row("retention.finished", "harbor.tag_retention.finished"),
                row("scan.completed", "harbor.scan.completed"),
                row("scan.failed", "harbor.scan.failed"),
                row("scan.stopped", "harbor.scan.stopped"),
                row("artifact.pushed", "zotregistry.image.updated"),
                row("artifact.deleted", "zotregistry.image.deleted"),
                row("scan.completed", "zotregistry.image.scanned"),
                row("repository.created", "zotregistry.repository.created"),
                row("artifact.pushed", "com.amazon.ecr.image.push"),
                row("artifact.deleted", "com.amazon.ecr.image.delete"),
                row("scan.completed", "com.amazon.ecr.image.scan"));
    }
}
