/** Delivery: each notification is tried until it is delivered, dead or discarded, and its status says so. */
@NullMarked
package io.bellbuoy.worker;

import org.jspecify.annotations.NullMarked;
