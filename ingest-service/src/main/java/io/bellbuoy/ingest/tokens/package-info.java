/** Tokens of others' making, and the public keys that they are verified with. */
@NullMarked
package io.bellbuoy.ingest.tokens;

import org.jspecify.annotations.NullMarked;
