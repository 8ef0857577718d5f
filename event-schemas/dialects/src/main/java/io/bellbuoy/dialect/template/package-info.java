/** Requests in the subscriber's own words: Mustache over JSON, in JFrog's spelling too. */
@NullMarked
package io.bellbuoy.dialect.template;

import org.jspecify.annotations.NullMarked;
