/** Slack's Block Kit. */
@NullMarked
package io.bellbuoy.dialect.slack;

import org.jspecify.annotations.NullMarked;
