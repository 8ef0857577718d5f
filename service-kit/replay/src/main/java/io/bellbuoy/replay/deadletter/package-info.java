/** Which dead letters wait for someone, which of them are meant, and how fast they may go: pure. */
@NullMarked
package io.bellbuoy.replay.deadletter;

import org.jspecify.annotations.NullMarked;
