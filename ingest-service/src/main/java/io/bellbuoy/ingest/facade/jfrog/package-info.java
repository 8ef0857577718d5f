/** JFrog's webhook subscriptions, {@code /event/api/v1/subscriptions}. */
@NullMarked
package io.bellbuoy.ingest.facade.jfrog;

import org.jspecify.annotations.NullMarked;
