/** How fast events are read and written in the registries' words. */
@NullMarked
package io.bellbuoy.benchmarks.dialect;

import org.jspecify.annotations.NullMarked;
