/** What holds for every endpoint, for whoever takes a subscription as for whoever serves it. */
@NullMarked
package io.bellbuoy.endpoint;

import org.jspecify.annotations.NullMarked;
