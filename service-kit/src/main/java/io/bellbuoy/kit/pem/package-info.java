/** Certificates and keys as their owners paste them: in PEM. */
@NullMarked
package io.bellbuoy.kit.pem;

import org.jspecify.annotations.NullMarked;
