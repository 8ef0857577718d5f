/** Creating the topics that Bellbuoy needs, and refusing to run on ones that do not fit. */
@NullMarked
package io.bellbuoy.kit.topics;

import org.jspecify.annotations.NullMarked;
