package io.bellbuoy.replay.deadletter;

/**
 * Dead letters, the oldest first, and how many of them.
 *
 * @param limit at most so many
 */
public record Selection(LetterFilter filter, long limit) {

    public Selection {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1, not " + limit);
        }
    }
}
