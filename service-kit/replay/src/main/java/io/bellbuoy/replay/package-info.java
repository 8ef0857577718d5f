/** Dead letters on Kafka for operators: reading them, sending them again, marking them as dealt with. */
@NullMarked
package io.bellbuoy.replay;

import org.jspecify.annotations.NullMarked;
