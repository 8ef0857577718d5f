/** Finds the subscriptions that want an event without looking at the others. Pure: neither Kafka nor HTTP. */
@NullMarked
package io.bellbuoy.matcher.index;

import org.jspecify.annotations.NullMarked;
