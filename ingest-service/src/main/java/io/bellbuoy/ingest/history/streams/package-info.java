/** The Kafka Streams app that keeps {@code delivery-status}, each instance its share of the partitions. */
@NullMarked
package io.bellbuoy.ingest.history.streams;

import org.jspecify.annotations.NullMarked;
