/** Secrets at rest: encrypted before they go to a topic, and read again behind it. */
@NullMarked
package io.bellbuoy.kit.secrets;

import org.jspecify.annotations.NullMarked;
