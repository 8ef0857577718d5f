package io.bellbuoy.matching;

import java.util.List;
import java.util.Optional;

/** Include and exclude patterns over one kind of subject. Empty include admits everything; an exclude that matches wins. */
record PatternSet(List<PathPattern> include, List<PathPattern> exclude) {

    /** The include pattern that admitted a subject; none where the set asks for everything. */
    record Admission(Optional<PathPattern> by) {}

    PatternSet {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    int size() {
        return include.size() + exclude.size();
    }

    /** @param subjects what the event says of this kind: usually one, several tags, or nothing */
    Optional<Admission> admit(List<PathSegments> subjects) {
        if (firstMatch(exclude, subjects).isPresent()) {
            return Optional.empty();
        }
        if (include.isEmpty()) {
            return Optional.of(new Admission(Optional.empty()));
        }
        return firstMatch(include, subjects).map(pattern -> new Admission(Optional.of(pattern)));
    }

    private static Optional<PathPattern> firstMatch(List<PathPattern> patterns, List<PathSegments> subjects) {
        for (PathPattern pattern : patterns) {
            for (PathSegments subject : subjects) {
                if (pattern.matches(subject)) {
                    return Optional.of(pattern);
                }
            }
        }
        return Optional.empty();
    }
}
