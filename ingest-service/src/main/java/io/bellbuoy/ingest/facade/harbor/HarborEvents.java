package io.bellbuoy.ingest.facade.harbor;

import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.dialect.TypeNames.Row;
import java.util.List;

/**
 * The events that a policy can ask for: those of Harbor since 2.8.
 *
 * @param dialect what Harbor calls the neutral types
 */
record HarborEvents(TypeNames dialect) {

    static final List<String> NAMES = List.of(
            "PUSH_ARTIFACT",
            "PULL_ARTIFACT",
            "DELETE_ARTIFACT",
            "QUOTA_EXCEED",
            "QUOTA_WARNING",
            "SCANNING_FAILED",
            "SCANNING_STOPPED",
            "SCANNING_COMPLETED",
            "REPLICATION",
            "TAG_RETENTION");

    /** The neutral types that an event stands for; none for one that cannot be asked for. */
    List<String> types(String name) {
        return NAMES.contains(name)
                ? dialect.rows().stream()
                        .filter(row -> row.name().equals(name))
                        .map(Row::type)
                        .distinct()
                        .toList()
                : List.of();
    }

    /** What Harbor calls the neutral types; one that it has no name for keeps its own. */
    List<String> names(List<String> types) {
        return types.stream()
                .map(type -> dialect.names(type).stream()
                        .filter(NAMES::contains)
                        .findFirst()
                        .orElse(type))
                .distinct()
                .toList();
    }
}
