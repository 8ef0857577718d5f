/** The words that log lines use as keys. */
@NullMarked
package io.bellbuoy.kit.logging;

import org.jspecify.annotations.NullMarked;
