/** Bellbuoy's own spelling: events as our schema has them, webhooks as the Standard Webhooks specification recommends. */
@NullMarked
package io.bellbuoy.dialect.standard;

import org.jspecify.annotations.NullMarked;
