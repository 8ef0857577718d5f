/** What people do at a terminal through the HTTP interface: nothing here knows Kafka. */
@NullMarked
package io.bellbuoy.standalone.api;

import org.jspecify.annotations.NullMarked;
