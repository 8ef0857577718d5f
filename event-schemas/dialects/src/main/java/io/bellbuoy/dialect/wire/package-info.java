/** JSON as other people's programs write it, to the byte. */
@NullMarked
package io.bellbuoy.dialect.wire;

import org.jspecify.annotations.NullMarked;
