/** How durations are written in configuration, in JSON and in topic names. */
@NullMarked
package io.bellbuoy.time;

import org.jspecify.annotations.NullMarked;
