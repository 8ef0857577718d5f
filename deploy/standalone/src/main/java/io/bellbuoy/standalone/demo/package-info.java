/** A first look: standalone mode, a receiver, a subscription, an event, and what arrived. */
@NullMarked
package io.bellbuoy.standalone.demo;

import org.jspecify.annotations.NullMarked;
