/** What Bellbuoy is timed with: every benchmark behind one command, its figures on one line, its tables in one page. */
@NullMarked
package io.bellbuoy.benchmarks;

import org.jspecify.annotations.NullMarked;
