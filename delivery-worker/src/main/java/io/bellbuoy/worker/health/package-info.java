/** How endpoints are doing: what outcomes make of their health, when they are suspended, and what their owners are told. */
@NullMarked
package io.bellbuoy.worker.health;

import org.jspecify.annotations.NullMarked;
