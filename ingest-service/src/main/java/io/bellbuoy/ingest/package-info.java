/** The front door: one service that takes events and subscriptions over HTTP and puts them on Kafka. */
@NullMarked
package io.bellbuoy.ingest;

import org.jspecify.annotations.NullMarked;
