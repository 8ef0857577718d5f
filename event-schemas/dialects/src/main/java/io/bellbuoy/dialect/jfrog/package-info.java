/** The JFrog Platform: Artifactory, Distribution, Curation, Xray and AppTrust. */
@NullMarked
package io.bellbuoy.dialect.jfrog;

import org.jspecify.annotations.NullMarked;
