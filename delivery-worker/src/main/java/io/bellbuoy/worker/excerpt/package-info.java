/** What is kept of a request and its response: beginnings, sizes and times, and none of the subscription's secrets. */
@NullMarked
package io.bellbuoy.worker.excerpt;

import org.jspecify.annotations.NullMarked;
