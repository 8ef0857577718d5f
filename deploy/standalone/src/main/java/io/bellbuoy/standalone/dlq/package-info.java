/** What operators do with dead letters and single notifications. */
@NullMarked
package io.bellbuoy.standalone.dlq;

import org.jspecify.annotations.NullMarked;
