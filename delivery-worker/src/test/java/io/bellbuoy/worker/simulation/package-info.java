/** A worker's lane in virtual time: what endpoints do is a script, and what becomes of their notifications is a text. */
@NullMarked
package io.bellbuoy.worker.simulation;

import org.jspecify.annotations.NullMarked;
