/** How Harbor spells events, from version 1.9 until today: one payload model within, and every body that it ever had. */
@NullMarked
package io.bellbuoy.dialect.harbor;

import org.jspecify.annotations.NullMarked;
