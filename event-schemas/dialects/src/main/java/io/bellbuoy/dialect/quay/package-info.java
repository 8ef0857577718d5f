/** Quay, quay.io and Red Hat Quay alike. */
@NullMarked
package io.bellbuoy.dialect.quay;

import org.jspecify.annotations.NullMarked;
