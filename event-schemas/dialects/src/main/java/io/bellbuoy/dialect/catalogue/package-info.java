/** All dialects, all formats and all event types, each by its name. */
@NullMarked
package io.bellbuoy.dialect.catalogue;

import org.jspecify.annotations.NullMarked;
