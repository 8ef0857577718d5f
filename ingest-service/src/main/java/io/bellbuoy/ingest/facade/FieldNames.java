package io.bellbuoy.ingest.facade;

import io.bellbuoy.json.JsonProblem;
import java.util.Comparator;
import java.util.Map;

/**
 * What an API calls the fields of a native subscription, for problems that the native rules find.
 *
 * @param names its own JSON pointers, by the native pointers that they stand for
 */
public record FieldNames(Map<String, String> names) {

    public FieldNames {
        names = Map.copyOf(names);
    }

    /** The problem as the caller has to read it: {@code event_filter.criteria.repoKeys.0: must …}. */
    public String sentence(JsonProblem problem) {
        String place =
                own(problem.pointer()).replaceFirst("^/", "").replace('/', '.').replace("~1", "/");
        return place.isEmpty() ? problem.detail() : place + ": " + problem.detail();
    }

    private String own(String pointer) {
        return names.entrySet().stream()
                .filter(name -> pointer.equals(name.getKey()) || pointer.startsWith(name.getKey() + "/"))
                .max(Comparator.comparingInt(name -> name.getKey().length()))
                .map(name -> name.getValue() + pointer.substring(name.getKey().length()))
                .orElse(pointer);
    }
}
