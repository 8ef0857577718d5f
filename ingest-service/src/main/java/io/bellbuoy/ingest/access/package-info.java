/** Who asks, and what they may do: pure. */
@NullMarked
package io.bellbuoy.ingest.access;

import org.jspecify.annotations.NullMarked;
