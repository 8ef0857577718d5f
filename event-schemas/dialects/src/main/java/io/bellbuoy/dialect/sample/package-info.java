/** An example of every event, to try templates, endpoints and formats with. */
@NullMarked
package io.bellbuoy.dialect.sample;

import org.jspecify.annotations.NullMarked;
