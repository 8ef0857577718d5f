/** The subscription table as a Kafka Streams state store, and what makes it complete before the first event. */
@NullMarked
package io.bellbuoy.matcher.store;

import org.jspecify.annotations.NullMarked;
