/** Kafka clients set up the way Bellbuoy's promises need them. */
@NullMarked
package io.bellbuoy.kit.kafka;

import org.jspecify.annotations.NullMarked;
