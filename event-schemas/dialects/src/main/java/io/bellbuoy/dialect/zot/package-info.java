/** zot, which speaks CloudEvents. */
@NullMarked
package io.bellbuoy.dialect.zot;

import org.jspecify.annotations.NullMarked;
