/** GitHub Packages and the GitHub Container Registry. */
@NullMarked
package io.bellbuoy.dialect.github;

import org.jspecify.annotations.NullMarked;
