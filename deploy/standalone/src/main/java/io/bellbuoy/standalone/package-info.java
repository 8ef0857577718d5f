/** One distribution with every role behind one launcher, and all of them in one JVM for a first look. */
@NullMarked
package io.bellbuoy.standalone;

import org.jspecify.annotations.NullMarked;
