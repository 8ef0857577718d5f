/** How a registry service puts its events on Kafka. */
@NullMarked
package io.bellbuoy.producer;

import org.jspecify.annotations.NullMarked;
