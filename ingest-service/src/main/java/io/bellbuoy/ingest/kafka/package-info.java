/** What all parts of the front door share about Kafka: is it there, is it as it should be, and what if it is not. */
@NullMarked
package io.bellbuoy.ingest.kafka;

import org.jspecify.annotations.NullMarked;
