/**
 * The Avro types that travel through the topics, generated from {@code src/main/avro}. Not null-marked: generated
 * accessors do not say which of them may be null; the schemas do.
 */
package io.bellbuoy.events;
