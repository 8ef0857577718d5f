/** Discord's embeds. */
@NullMarked
package io.bellbuoy.dialect.discord;

import org.jspecify.annotations.NullMarked;
