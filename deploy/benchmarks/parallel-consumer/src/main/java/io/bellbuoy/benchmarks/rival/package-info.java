/** Confluent's parallel-consumer doing what the delivery worker does, with the Vert.x that it was made for. */
@NullMarked
package io.bellbuoy.benchmarks.rival;

import org.jspecify.annotations.NullMarked;
