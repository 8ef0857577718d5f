/** Harbor's webhook policies, {@code /api/v2.0/projects/…/webhook}. */
@NullMarked
package io.bellbuoy.ingest.facade.harbor;

import org.jspecify.annotations.NullMarked;
