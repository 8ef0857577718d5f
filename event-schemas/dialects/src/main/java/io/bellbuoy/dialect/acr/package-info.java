/** Azure Container Registry. */
@NullMarked
package io.bellbuoy.dialect.acr;

import org.jspecify.annotations.NullMarked;
