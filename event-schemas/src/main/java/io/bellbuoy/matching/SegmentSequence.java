package io.bellbuoy.matching;

import io.bellbuoy.matching.SegmentPattern.Kind;
import java.util.List;

/** A pattern without alternatives: segments one after the other, some of which stand for any number. */
final class SegmentSequence {

    /** An array, because millions of these are kept and each further object is one more to fetch. */
    private final SegmentPattern[] segments;

    SegmentSequence(List<SegmentPattern> segments) {
        this.segments = segments.toArray(SegmentPattern[]::new);
    }

    List<SegmentPattern> segments() {
        return List.of(segments);
    }

    /** Greedy with one step back: only the latest {@code **} ever has to grow, because an earlier one gains nothing. */
    boolean matches(PathSegments path) {
        int at = 0;
        int next = 0;
        int anyAt = -1;
        int anyNext = -1;
        while (next < path.count()) {
            boolean patternLeft = at < segments.length;
            if (patternLeft && isAnySegments(at)) {
                anyAt = at++;
                anyNext = next;
            } else if (patternLeft && segments[at].matches(path, next)) {
                at++;
                next++;
            } else if (anyAt >= 0) {
                at = anyAt + 1;
                next = ++anyNext;
            } else {
                return false;
            }
        }
        while (at < segments.length && isAnySegments(at)) {
            at++;
        }
        return at == segments.length;
    }

    private boolean isAnySegments(int at) {
        return segments[at].kind() == Kind.ANY_SEGMENTS;
    }
}
