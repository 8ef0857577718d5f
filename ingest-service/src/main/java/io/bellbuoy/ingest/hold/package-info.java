/** The switch that holds deliveries, one tenant's or all, and loses none. */
@NullMarked
package io.bellbuoy.ingest.hold;

import org.jspecify.annotations.NullMarked;
