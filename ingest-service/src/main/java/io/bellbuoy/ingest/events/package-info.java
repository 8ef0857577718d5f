/** Events on their way to Kafka. */
@NullMarked
package io.bellbuoy.ingest.events;

import org.jspecify.annotations.NullMarked;
