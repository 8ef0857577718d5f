/** Subscriptions in Kafka: one thread that writes changes, a view that reads them. */
@NullMarked
package io.bellbuoy.ingest.store;

import org.jspecify.annotations.NullMarked;
