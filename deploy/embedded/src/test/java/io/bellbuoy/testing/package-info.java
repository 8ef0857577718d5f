/** What integration tests of every module share: one Kafka and one schema registry per JVM, and small helpers to use them. */
@NullMarked
package io.bellbuoy.testing;

import org.jspecify.annotations.NullMarked;
