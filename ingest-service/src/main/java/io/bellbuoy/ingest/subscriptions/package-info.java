/** Subscriptions as documents: what the API takes, what it refuses and why, and what a change makes of them. Pure. */
@NullMarked
package io.bellbuoy.ingest.subscriptions;

import org.jspecify.annotations.NullMarked;
