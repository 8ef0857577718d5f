package io.bellbuoy.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Include and exclude patterns over one kind of subject. Empty include admits everything; an exclude that matches wins. */
record PatternSet(List<PathPattern> include, List<PathPattern> exclude) {

    PatternSet {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    int size() {
        return include.size() + exclude.size();
    }

    /** Whether an event is let through that says these values of the subject: usually one, several tags, or none. */
    Admission admit(Subject subject, List<PathSegments> values) {
        for (PathPattern pattern : exclude) {
            PathSegments excluded = firstMatch(pattern, values);
            if (excluded != null) {
                return Admission.refused(new Mismatch.Excluded(subject, excluded, pattern));
            }
        }
        if (include.isEmpty()) {
            return Admission.OPEN;
        }
        for (PathPattern pattern : include) {
            if (firstMatch(pattern, values) != null) {
                return Admission.by(pattern.toString());
            }
        }
        return Admission.refused(new Mismatch.NotIncluded(subject, values, include));
    }

    private static @Nullable PathSegments firstMatch(PathPattern pattern, List<PathSegments> values) {
        for (PathSegments value : values) {
            if (pattern.matches(value)) {
                return value;
            }
        }
        return null;
    }
}
