/** How instances ask each other for what only one of them keeps. */
@NullMarked
package io.bellbuoy.ingest.history.peers;

import org.jspecify.annotations.NullMarked;
