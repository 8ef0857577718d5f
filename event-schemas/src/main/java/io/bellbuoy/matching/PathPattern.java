package io.bellbuoy.matching;

import java.util.Arrays;
import java.util.List;

/**
 * An Ant-style pattern over the segments of a path. Immutable; any thread may use it.
 *
 * <table>
 * <caption>What a pattern may hold</caption>
 * <tr><td>{@code ?}</td><td>one character other than {@code /}</td></tr>
 * <tr><td>{@code *}</td><td>any run of characters within one segment, the empty one too</td></tr>
 * <tr><td>{@code **}</td><td>alone in its segment: any number of segments, none too; glued to text: as {@code *}</td></tr>
 * <tr><td>{@code {a,b}}</td><td>either; not nested</td></tr>
 * <tr><td>{@code \}</td><td>takes the next character literally</td></tr>
 * </table>
 *
 * <p>Matching is case-sensitive and takes time proportional to pattern times path at worst; nothing backtracks
 * exponentially.
 */
public final class PathPattern {

    private final String text;
    private final SegmentSequence[] alternatives;

    private PathPattern(String text, SegmentSequence... alternatives) {
        this.text = text;
        this.alternatives = alternatives;
    }

    /**
     * Compiles a pattern.
     *
     * @throws InvalidPatternException with position and reason when it is not one, or costs more than anyone may ask for
     */
    public static PathPattern compile(String text) {
        return new PathPattern(text, PatternParser.parse(text).toArray(SegmentSequence[]::new));
    }

    /** Whether the path, segments parted by slashes and no slash in front, is one that the pattern means. */
    public boolean matches(String path) {
        return matches(PathSegments.of(path));
    }

    /** As {@link #matches(String)}, for a path that is cut already. */
    public boolean matches(PathSegments path) {
        for (SegmentSequence alternative : alternatives) {
            if (alternative.matches(path)) {
                return true;
            }
        }
        return false;
    }

    /** The pattern with its alternatives spelled out, each cut into segments: a path has to match one of them. */
    public List<List<SegmentPattern>> alternatives() {
        return Arrays.stream(alternatives).map(SegmentSequence::segments).toList();
    }

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
