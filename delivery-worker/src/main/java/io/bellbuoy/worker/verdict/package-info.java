/** What an attempt came to: reasons, whose fault they are, and the one file that judges. */
@NullMarked
package io.bellbuoy.worker.verdict;

import org.jspecify.annotations.NullMarked;
