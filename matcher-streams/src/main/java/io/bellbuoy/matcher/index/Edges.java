package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.SegmentPattern;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways out of a node, one for each segment that a pattern goes on with. */
final class Edges {

    private final EdgeTable literals = new EdgeTable();
    private final AffixTable prefixes = new AffixTable();
    private final AffixTable suffixes = new AffixTable();

    private Map<SegmentPattern, TrieNode> generals = Map.of();

    private @Nullable TrieNode anySegments;
    private long anySegmentsFollowedIn;

    @Nullable
    TrieNode find(SegmentPattern segment) {
        return switch (segment.kind()) {
            case LITERAL -> literals.find(segment.text());
            case PREFIX -> prefixes.find(segment.text());
            case SUFFIX -> suffixes.find(segment.text());
            case GENERAL -> generals.get(segment);
            case ANY_SEGMENTS -> anySegments;
        };
    }

    /** Adds an edge for a segment that has none. */
    void add(SegmentPattern segment, TrieNode end) {
        switch (segment.kind()) {
            case LITERAL -> literals.add(segment.text(), end);
            case PREFIX -> prefixes.add(segment.text(), end);
            case SUFFIX -> suffixes.add(segment.text(), end);
            case GENERAL -> addGeneral(segment, end);
            case ANY_SEGMENTS -> anySegments = end;
        }
    }

    private void addGeneral(SegmentPattern segment, TrieNode end) {
        if (generals.isEmpty()) {
            // Linked, because a search has to try them all.
            generals = new LinkedHashMap<>();
        }
        generals.put(segment, end);
    }

    /** Removes the edge of a segment that has one. */
    void remove(SegmentPattern segment) {
        switch (segment.kind()) {
            case LITERAL -> literals.remove(segment.text());
            case PREFIX -> prefixes.remove(segment.text());
            case SUFFIX -> suffixes.remove(segment.text());
            case GENERAL -> generals.remove(segment);
            case ANY_SEGMENTS -> anySegments = null;
        }
    }

    boolean isEmpty() {
        return literals.isEmpty()
                && prefixes.isEmpty()
                && suffixes.isEmpty()
                && generals.isEmpty()
                && anySegments == null;
    }

    /** Follows every edge that the rest of the path, from {@code depth}, can take. */
    void follow(TrieWalk walk, int depth) {
        if (!walk.isAtEnd(depth)) {
            followOne(walk, depth);
        }
        followAny(walk, depth);
    }

    private void followOne(TrieWalk walk, int depth) {
        String segment = walk.path().at(depth);
        walk.reach(literals.find(segment, 0, segment.length(), walk.hashAt(depth)), depth + 1);
        prefixes.followStarts(walk, depth);
        suffixes.followEnds(walk, depth);
        if (!generals.isEmpty()) {
            followGenerals(walk, depth);
        }
    }

    private void followGenerals(TrieWalk walk, int depth) {
        generals.forEach((segment, end) -> {
            if (segment.matches(walk.path().at(depth))) {
                walk.reach(end, depth + 1);
            }
        });
    }

    /**
     * Tries every depth from this one on, the first time in a search that a walk comes by. Coming by again adds nothing: a
     * node is reached at several depths only below another {@code **}, which goes on from the lowest depth first, so the
     * first time was the one with the lowest depth. Without this, nested {@code **} would take exponential time.
     */
    private void followAny(TrieWalk walk, int depth) {
        if (anySegments == null || anySegmentsFollowedIn == walk.search().number()) {
            return;
        }
        anySegmentsFollowedIn = walk.search().number();
        for (int next = depth; next <= walk.path().count(); next++) {
            anySegments.arrive(walk, next);
        }
    }
}
