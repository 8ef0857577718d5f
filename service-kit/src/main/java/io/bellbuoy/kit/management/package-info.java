/** The management port: is the process alive, is it ready, and what does it measure. */
@NullMarked
package io.bellbuoy.kit.management;

import org.jspecify.annotations.NullMarked;
