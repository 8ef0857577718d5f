/** Bodies: how an event is spelled for its receiver. */
@NullMarked
package io.bellbuoy.worker.format;

import org.jspecify.annotations.NullMarked;
