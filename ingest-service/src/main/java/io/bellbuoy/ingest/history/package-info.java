/** What became of notifications: asked for over HTTP, and answered by whichever instance keeps it. */
@NullMarked
package io.bellbuoy.ingest.history;

import org.jspecify.annotations.NullMarked;
