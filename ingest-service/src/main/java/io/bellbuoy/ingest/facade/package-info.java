/** The registries' own webhook APIs in front of the native subscriptions, and what all of them need. */
@NullMarked
package io.bellbuoy.ingest.facade;

import org.jspecify.annotations.NullMarked;
