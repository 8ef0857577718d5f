/** Docker Hub. */
@NullMarked
package io.bellbuoy.dialect.dockerhub;

import org.jspecify.annotations.NullMarked;
