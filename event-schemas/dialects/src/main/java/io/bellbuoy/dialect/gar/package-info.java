/** Google Artifact Registry, by way of Pub/Sub. */
@NullMarked
package io.bellbuoy.dialect.gar;

import org.jspecify.annotations.NullMarked;
