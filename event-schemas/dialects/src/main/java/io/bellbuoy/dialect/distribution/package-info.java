/** CNCF Distribution, the Docker registry, and GitLab's fork of it. */
@NullMarked
package io.bellbuoy.dialect.distribution;

import org.jspecify.annotations.NullMarked;
