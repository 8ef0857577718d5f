/** Harness' webhooks of a registry, {@code /api/v1/registry/…/webhooks}. */
@NullMarked
package io.bellbuoy.ingest.facade.harness;

import org.jspecify.annotations.NullMarked;
