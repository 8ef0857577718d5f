/** Whose turn it is among the notifications of an ordered subscription. */
@NullMarked
package io.bellbuoy.worker.order;

import org.jspecify.annotations.NullMarked;
