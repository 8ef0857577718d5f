/** Who may send to an endpoint now, who waits, and who is parked: one endpoint's trouble stays its own. */
@NullMarked
package io.bellbuoy.worker.gate;

import org.jspecify.annotations.NullMarked;
