/** The words for what became of a notification, as delivery statuses and dead letters spell them. */
@NullMarked
package io.bellbuoy.delivery;

import org.jspecify.annotations.NullMarked;
