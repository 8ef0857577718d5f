/** Workers that are killed, brokers and registries that go away, and the account of what was lost or sent again. */
@NullMarked
package io.bellbuoy.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;
