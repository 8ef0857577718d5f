/** What it means to spell an event: a {@code Dialect} reads somebody's words, a {@code Format} writes them. Pure functions. */
@NullMarked
package io.bellbuoy.dialect;

import org.jspecify.annotations.NullMarked;
