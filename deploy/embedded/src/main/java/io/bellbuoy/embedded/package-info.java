/** What a machine without a Kafka cluster needs to run Bellbuoy: one broker and one schema registry, both inside this JVM. */
@NullMarked
package io.bellbuoy.embedded;

import org.jspecify.annotations.NullMarked;
