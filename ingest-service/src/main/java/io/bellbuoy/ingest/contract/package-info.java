/** What the front door promises, in words that programs read: its HTTP interface and the topics behind it. */
@NullMarked
package io.bellbuoy.ingest.contract;

import org.jspecify.annotations.NullMarked;
