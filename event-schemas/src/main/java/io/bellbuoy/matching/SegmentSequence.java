package io.bellbuoy.matching;

import java.util.List;

/** A pattern without alternatives: segments one after the other, some of which stand for any number. */
record SegmentSequence(List<SegmentPattern> segments) {

    SegmentSequence {
        segments = List.copyOf(segments);
    }

    /** Greedy with one step back: only the latest {@code **} ever has to grow, because an earlier one gains nothing. */
    boolean matches(PathSegments path) {
        int at = 0;
        int next = 0;
        int anyAt = -1;
        int anyNext = -1;
        while (next < path.count()) {
            boolean patternLeft = at < segments.size();
            if (patternLeft && isAnySegments(at)) {
                anyAt = at++;
                anyNext = next;
            } else if (patternLeft && segments.get(at).matches(path, next)) {
                at++;
                next++;
            } else if (anyAt >= 0) {
                at = anyAt + 1;
                next = ++anyNext;
            } else {
                return false;
            }
        }
        while (at < segments.size() && isAnySegments(at)) {
            at++;
        }
        return at == segments.size();
    }

    private boolean isAnySegments(int at) {
        return segments.get(at).kind() == SegmentPattern.Kind.ANY_SEGMENTS;
    }
}
