package io.bellbuoy.matching;

/** A path cut at its slashes, once, for as many patterns as want to see it. Immutable; any thread may use it. */
public final class PathSegments {

    private final String[] segments;

    private PathSegments(String[] segments) {
        this.segments = segments;
    }

    /** Cuts a path. Every slash cuts: one in front, at the end or beside another leaves an empty segment. */
    public static PathSegments of(String path) {
        return new PathSegments(path.split("/", -1));
    }

    /** Number of segments, at least one. */
    public int count() {
        return segments.length;
    }

    /** The segment at this position, from 0. */
    public String at(int position) {
        return segments[position];
    }
}
