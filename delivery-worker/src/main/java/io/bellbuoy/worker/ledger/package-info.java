/** Which received offsets are still open, and how far a partition may be committed. */
@NullMarked
package io.bellbuoy.worker.ledger;

import org.jspecify.annotations.NullMarked;
