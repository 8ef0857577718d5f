/** Work that takes long: asked for over HTTP, kept in Kafka, done by one instance after the other until it ends. */
@NullMarked
package io.bellbuoy.ingest.jobs;

import org.jspecify.annotations.NullMarked;
