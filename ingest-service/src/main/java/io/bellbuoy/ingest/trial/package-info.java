/** Subscriptions, tried out with samples that go the way of all notifications. */
@NullMarked
package io.bellbuoy.ingest.trial;

import org.jspecify.annotations.NullMarked;
