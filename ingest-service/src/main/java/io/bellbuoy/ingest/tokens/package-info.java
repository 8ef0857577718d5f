/** Tokens: those that are made here, those of others' making with the public keys that they are verified with, and whose they are. */
@NullMarked
package io.bellbuoy.ingest.tokens;

import org.jspecify.annotations.NullMarked;
