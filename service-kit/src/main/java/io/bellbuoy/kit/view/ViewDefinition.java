package io.bellbuoy.kit.view;

import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What a view holds.
 *
 * @param topic a compacted topic with text keys
 * @param decode reads a value; throws for one that cannot be read, which is then skipped, or a
 *     {@link org.apache.kafka.common.errors.RetriableException} for one that cannot be read now
 * @param isNewer whether the second value replaces the first, held under the same key: usually by version
 * @param catchUpTimeout how long {@link CompactedView#caughtUp} may take
 */
public record ViewDefinition<V>(
        String topic, Function<byte[], V> decode, BiPredicate<V, V> isNewer, Duration catchUpTimeout) {}
