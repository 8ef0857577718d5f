/** A compacted topic held in memory, kept current, with a read barrier. */
@NullMarked
package io.bellbuoy.kit.view;

import org.jspecify.annotations.NullMarked;
