/** Avro records on Kafka in Confluent's wire format, with schemas kept in a registry that speaks Confluent's REST. */
@NullMarked
package io.bellbuoy.serde;

import org.jspecify.annotations.NullMarked;
