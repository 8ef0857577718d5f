/** Which events a subscription wants: the pattern language and its meaning. Pure: neither Kafka nor HTTP. */
@NullMarked
package io.bellbuoy.matching;

import org.jspecify.annotations.NullMarked;
