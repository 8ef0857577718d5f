/** Request bodies as JSON, and what is wrong with them, each problem with its place. */
@NullMarked
package io.bellbuoy.ingest.json;

import org.jspecify.annotations.NullMarked;
