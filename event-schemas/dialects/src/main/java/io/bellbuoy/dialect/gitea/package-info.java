/** Gitea's package registry, and Forgejo's. */
@NullMarked
package io.bellbuoy.dialect.gitea;

import org.jspecify.annotations.NullMarked;
