package io.bellbuoy.ingest.facade.jfrog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Of artifacts: repositories by their kind or by their name, and patterns of paths within them. */
final class RepositoryCriteria implements Criteria {

    private static final Map<String, String> KINDS = kinds();
    private static final Set<String> KNOWN =
            Set.of("anyLocal", "anyRemote", "anyFederated", "repoKeys", "includePatterns", "excludePatterns");

    /** What means itself in a native pattern; no repository of Artifactory has another character in its key. */
    private static final Pattern PLAIN = Pattern.compile("[^*?{}\\\\/]+");

    /** In Artifactory's patterns braces are variables and the backslash is itself. */
    private static final Pattern OTHER_MEANING = Pattern.compile("[{}\\\\]");

    @Override
    public Filter read(JsonFields criteria, Filter filter) {
        Criteria.refuseOthers(criteria, KNOWN);
        List<String> kinds = KINDS.entrySet().stream()
                .filter(kind -> criteria.isTrue(kind.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        List<String> keys = criteria.texts("repoKeys");
        checkKeys(criteria, keys, kinds);
        Patterns paths = Patterns.newBuilder()
                .setInclude(patterns(criteria, "includePatterns"))
                .setExclude(patterns(criteria, "excludePatterns"))
                .build();
        return Filter.newBuilder(filter)
                // Any of all three is any: an event whose kind nobody knows too.
                .setRepositoryKinds(kinds.size() == KINDS.size() ? List.of() : kinds)
                .setRepositories(Patterns.newBuilder(filter.getRepositories())
                        .setInclude(keys)
                        .build())
                .setPaths(paths)
                .build();
    }

    @Override
    public void write(Filter filter, ObjectNode criteria) {
        List<String> keys = filter.getRepositories().getInclude();
        List<String> kinds = filter.getRepositoryKinds();
        // A filter that says nothing wants every repository, whatever it is.
        boolean isOpen = keys.isEmpty() && kinds.isEmpty();
        KINDS.forEach((flag, kind) -> criteria.put(flag, isOpen || kinds.contains(kind)));
        keys.forEach(criteria.putArray("repoKeys")::add);
        filter.getPaths().getInclude().forEach(criteria.putArray("includePatterns")::add);
        filter.getPaths().getExclude().forEach(criteria.putArray("excludePatterns")::add);
    }

    private static void checkKeys(JsonFields criteria, List<String> keys, List<String> kinds) {
        if (keys.isEmpty() && kinds.isEmpty()) {
            criteria.problems().add(criteria.at("repoKeys"), "must not be empty unless an any… is true");
        }
        if (!keys.isEmpty() && !kinds.isEmpty()) {
            criteria.problems()
                    .add(
                            criteria.at("repoKeys"),
                            "must be empty where an any… is true: either or cannot be expressed here");
        }
        if (!keys.stream().allMatch(key -> PLAIN.matcher(key).matches())) {
            criteria.problems().add(criteria.at("repoKeys"), "must be keys of repositories, and not patterns");
        }
    }

    private static List<String> patterns(JsonFields criteria, String name) {
        List<String> patterns = criteria.texts(name);
        if (patterns.stream().anyMatch(pattern -> OTHER_MEANING.matcher(pattern).find())) {
            criteria.problems().add(criteria.at(name), "must not have '{', '}' or '\\': they mean something else here");
        }
        return patterns;
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("anyLocal", "local");
        kinds.put("anyRemote", "remote");
        kinds.put("anyFederated", "federated");
        return kinds;
    }
}
