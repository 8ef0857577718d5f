package io.bellbuoy.ingest.facade.jfrog;

import io.bellbuoy.dialect.TypeNames;
import java.util.List;
import java.util.Map;

/**
 * A domain of JFrog's: every subscription is of one.
 *
 * @param name as JFrog has it
 * @param events its events by the neutral types that they stand for, as the dialect's table has them
 */
record JFrogDomain(String name, List<TypeNames.Row> events) {

    private static final Map<String, String> DEPRECATED = Map.of("artifactory_release_bundle", "destination");
    private static final List<String> IMAGES = List.of("image", "index");

    JFrogDomain {
        events = List.copyOf(events);
    }

    /** The domain of that name; one that there is not has no events. */
    static JFrogDomain named(String name, TypeNames dialect) {
        String prefix = DEPRECATED.getOrDefault(name, name) + ".";
        return new JFrogDomain(
                name,
                dialect.rows().stream()
                        .filter(row -> row.name().startsWith(prefix))
                        .map(row -> TypeNames.row(row.type(), row.name().substring(prefix.length())))
                        .toList());
    }

    /** The neutral types of an event; none for one that the domain does not have. */
    List<String> types(String event) {
        return events.stream()
                .filter(row -> row.name().equals(event))
                .map(TypeNames.Row::type)
                .toList();
    }

    /** What the domain calls the neutral types; one that it has no name for keeps its own. */
    List<String> names(List<String> types) {
        return types.stream().map(this::name).distinct().toList();
    }

    /** Its events, for people. */
    String known() {
        return String.join(
                ", ", events.stream().map(TypeNames.Row::name).distinct().toList());
    }

    /** Only images are pushed in domain docker; in domain artifact it is whatever a repository holds. */
    List<String> artifactTypes() {
        return name.equals("docker") ? IMAGES : List.of();
    }

    Criteria criteria() {
        return switch (name) {
            case "artifact", "artifact_property", "docker" -> new RepositoryCriteria();
            case "build" -> new AnyCriteria("anyBuild");
            case "release_bundle", "release_bundle_v2", "distribution", "destination", "artifactory_release_bundle" ->
                new AnyCriteria("anyReleaseBundle");
            default -> new NoCriteria();
        };
    }

    private String name(String type) {
        return events.stream()
                .filter(row -> row.type().equals(type))
                .map(TypeNames.Row::name)
                .findFirst()
                .orElse(type);
    }
}
