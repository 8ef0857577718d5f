/** What the front door asks of those who deliver. */
@NullMarked
package io.bellbuoy.ingest.delivery;

import org.jspecify.annotations.NullMarked;
