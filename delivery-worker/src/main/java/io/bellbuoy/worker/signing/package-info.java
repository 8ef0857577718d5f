/** Standard Webhooks signatures. */
@NullMarked
package io.bellbuoy.worker.signing;

import org.jspecify.annotations.NullMarked;
