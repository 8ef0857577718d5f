/** Starting services in order, waiting for the signal to end, and stopping them in reverse. */
@NullMarked
package io.bellbuoy.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
