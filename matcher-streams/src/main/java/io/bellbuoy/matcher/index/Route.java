package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.SegmentPattern;
import io.bellbuoy.matching.SegmentPattern.Kind;
import java.util.List;

/**
 * The way of one alternative of a pattern through a trie.
 *
 * @param edges one for each segment, but for a {@code **} at the end
 * @param below whether there is one at the end, so that the pattern matches where the edges lead and everywhere below
 */
record Route(List<SegmentPattern> edges, boolean below) {

    Route {
        edges = List.copyOf(edges);
    }

    /** The ways of all alternatives. */
    static List<Route> of(PathPattern pattern) {
        return pattern.alternatives().stream().map(Route::of).toList();
    }

    private static Route of(List<SegmentPattern> segments) {
        int last = segments.size() - 1;
        boolean below = isAnySegments(segments.get(last));
        return new Route(below ? segments.subList(0, last) : segments, below);
    }

    /** The {@link Lengths} that the rest of a path has behind this edge if the pattern matches it. */
    long tails(int edge) {
        List<SegmentPattern> rest = edges.subList(edge + 1, edges.size());
        int single =
                (int) rest.stream().filter(segment -> !isAnySegments(segment)).count();
        boolean open = below || single < rest.size();
        return open ? Lengths.from(single) : Lengths.of(single);
    }

    private static boolean isAnySegments(SegmentPattern segment) {
        return segment.kind() == Kind.ANY_SEGMENTS;
    }
}
