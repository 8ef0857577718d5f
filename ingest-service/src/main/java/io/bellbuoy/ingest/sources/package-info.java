/** How registries show that what they send comes from them, and what a tenant says of it. Pure: neither Kafka nor HTTP. */
@NullMarked
package io.bellbuoy.ingest.sources;

import org.jspecify.annotations.NullMarked;
