/** Events joined with subscriptions: the Kafka Streams app that turns the one and the other into notifications. */
@NullMarked
package io.bellbuoy.matcher;

import org.jspecify.annotations.NullMarked;
