/** One HTTP exchange, as a stack of small senders round one interface. */
@NullMarked
package io.bellbuoy.worker.sending;

import org.jspecify.annotations.NullMarked;
