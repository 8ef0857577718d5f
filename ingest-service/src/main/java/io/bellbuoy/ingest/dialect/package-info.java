/** How registries spell their events: one class per dialect, pure functions from a body to events. */
@NullMarked
package io.bellbuoy.ingest.dialect;

import org.jspecify.annotations.NullMarked;
