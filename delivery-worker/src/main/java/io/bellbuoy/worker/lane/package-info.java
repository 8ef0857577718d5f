/** One thread with its consumer and its transactional producer. */
@NullMarked
package io.bellbuoy.worker.lane;

import org.jspecify.annotations.NullMarked;
