/** Signing secrets and which scheme takes which: what whoever takes a subscription and whoever serves it agree on. */
@NullMarked
package io.bellbuoy.signing;

import org.jspecify.annotations.NullMarked;
