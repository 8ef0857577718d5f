/** What subscriptions would make of an event, and why. */
@NullMarked
package io.bellbuoy.ingest.match;

import org.jspecify.annotations.NullMarked;
