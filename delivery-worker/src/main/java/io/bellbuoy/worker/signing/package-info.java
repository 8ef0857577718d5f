/** Signatures: how a receiver can tell that a webhook is ours. */
@NullMarked
package io.bellbuoy.worker.signing;

import org.jspecify.annotations.NullMarked;
