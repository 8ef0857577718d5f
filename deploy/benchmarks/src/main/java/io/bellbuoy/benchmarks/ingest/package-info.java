/** How many events the front door takes, and what it does with more than that. */
@NullMarked
package io.bellbuoy.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
