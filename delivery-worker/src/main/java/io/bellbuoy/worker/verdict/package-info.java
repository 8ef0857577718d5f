/** What an attempt came to, and the one file that judges. */
@NullMarked
package io.bellbuoy.worker.verdict;

import org.jspecify.annotations.NullMarked;
