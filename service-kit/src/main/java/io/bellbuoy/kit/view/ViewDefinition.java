package io.bellbuoy.kit.view;

import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What a view holds.
 *
 * @param topic a compacted topic with text keys
 * @param decode reads a value; may throw for one that cannot be read
 * @param isNewer whether the second value replaces the first, held under the same key: usually by version
 * @param unreadable told of records that were skipped
 * @param catchUpTimeout how long {@link CompactedView#caughtUp} may take
 */
public record ViewDefinition<V>(
        String topic,
        Function<byte[], V> decode,
        BiPredicate<V, V> isNewer,
        UnreadableRecords unreadable,
        Duration catchUpTimeout) {}
