/** The whole matcher on a real broker: how many events, how soon, and how fast it is back after a stop or a kill. */
@NullMarked
package io.bellbuoy.benchmarks.matcher;

import org.jspecify.annotations.NullMarked;
