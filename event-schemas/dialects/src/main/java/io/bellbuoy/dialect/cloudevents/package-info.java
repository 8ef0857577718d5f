/** CloudEvents of whatever kind, in and out. */
@NullMarked
package io.bellbuoy.dialect.cloudevents;

import org.jspecify.annotations.NullMarked;
