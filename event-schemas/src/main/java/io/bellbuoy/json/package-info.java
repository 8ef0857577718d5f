/** Avro records as the JSON that people write and receivers read, led by the schema alone. */
@NullMarked
package io.bellbuoy.json;

import org.jspecify.annotations.NullMarked;
