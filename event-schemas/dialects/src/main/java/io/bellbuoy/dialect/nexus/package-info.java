/** Sonatype Nexus Repository 3. */
@NullMarked
package io.bellbuoy.dialect.nexus;

import org.jspecify.annotations.NullMarked;
