/** The subscriptions of a stream task, as a table that answers who wants an event. Pure: neither Kafka nor HTTP. */
@NullMarked
package io.bellbuoy.matcher.table;

import org.jspecify.annotations.NullMarked;
