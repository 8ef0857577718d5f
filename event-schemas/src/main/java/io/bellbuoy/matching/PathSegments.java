package io.bellbuoy.matching;

import java.util.Arrays;

/**
 * A path cut at its slashes, once, for as many patterns as want to see it. The segments stay where they are in the text:
 * none is copied out. Immutable; any thread may use it.
 */
public final class PathSegments {

    private static final int MOST_HAVE_FEWER = 8;

    private final String text;

    /** Where each segment starts, and where one more would. */
    private final int[] starts;

    private final int count;

    private PathSegments(String text, int[] starts, int count) {
        this.text = text;
        this.starts = starts;
        this.count = count;
    }

    /** Cuts a path. Every slash cuts: one in front, at the end or beside another leaves an empty segment. */
    public static PathSegments of(String path) {
        int[] starts = new int[MOST_HAVE_FEWER];
        int count = 1;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            starts = withRoomFor(count + 2, starts);
            starts[count++] = slash + 1;
        }
        starts[count] = path.length() + 1;
        return new PathSegments(path, starts, count);
    }

    private static int[] withRoomFor(int size, int[] starts) {
        return size <= starts.length ? starts : Arrays.copyOf(starts, 2 * size);
    }

    /** Number of segments, at least one. */
    public int count() {
        return count;
    }

    /** The whole path. */
    public String text() {
        return text;
    }

    /** Where in the text the segment at this position, from 0, starts. */
    public int start(int position) {
        return starts[position];
    }

    /** Where in the text the segment at this position, from 0, ends: the index behind its last character. */
    public int end(int position) {
        return starts[position + 1] - 1;
    }
}
