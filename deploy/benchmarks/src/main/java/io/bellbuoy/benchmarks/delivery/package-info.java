/** The delivery worker on a real broker: how many webhooks, for how much processor time, and what bad endpoints cost good ones. */
@NullMarked
package io.bellbuoy.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
