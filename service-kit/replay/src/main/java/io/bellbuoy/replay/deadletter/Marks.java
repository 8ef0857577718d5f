package io.bellbuoy.replay.deadletter;

import io.bellbuoy.events.DeadLetterMark;
import java.util.HashMap;
import java.util.Map;

/**
 * Which letters are dealt with. A mark names a notification and an offset, and means all letters of that notification
 * before the offset. So two letters of one notification, which a worker that was killed may leave, are one matter; and a
 * notification that was replayed and dies again has a letter behind the mark, which waits anew. The time at which a letter
 * was written would not do for that: it is by the clocks of different workers, while offsets have one order.
 */
public final class Marks {

    /** Only by notification: all its letters have one key, and so stand on one partition. */
    private final Map<String, Long> before = new HashMap<>();

    /** Takes a mark into account; in any order. */
    public void add(Entry marked, DeadLetterMark mark) {
        before.merge(marked.notification().getId(), mark.getBefore(), Math::max);
    }

    /** Whether the letter is dealt with. */
    public boolean cover(Entry letter) {
        return letter.offset() < before.getOrDefault(letter.notification().getId(), 0L);
    }
}
