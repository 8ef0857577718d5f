/** The Harness Artifact Registry, Gitness in its open source. */
@NullMarked
package io.bellbuoy.dialect.harness;

import org.jspecify.annotations.NullMarked;
