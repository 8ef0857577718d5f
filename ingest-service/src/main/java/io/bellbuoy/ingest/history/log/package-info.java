/** The attempts of one partition on disk, and how they are found again. */
@NullMarked
package io.bellbuoy.ingest.history.log;

import org.jspecify.annotations.NullMarked;
