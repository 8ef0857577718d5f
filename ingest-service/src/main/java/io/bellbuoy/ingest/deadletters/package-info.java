/** A tenant's dead letters, looked at over HTTP; and single notifications, sent again. */
@NullMarked
package io.bellbuoy.ingest.deadletters;

import org.jspecify.annotations.NullMarked;
