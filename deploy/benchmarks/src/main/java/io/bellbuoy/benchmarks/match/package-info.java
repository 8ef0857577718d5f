/** How fast subscriptions are found for an event, beside three other ways to find the same ones. */
@NullMarked
package io.bellbuoy.benchmarks.match;

import org.jspecify.annotations.NullMarked;
