/** Who changed what: what the audit log says of a change. */
@NullMarked
package io.bellbuoy.ingest.audit;

import org.jspecify.annotations.NullMarked;
