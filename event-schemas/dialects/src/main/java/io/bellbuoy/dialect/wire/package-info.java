/** What the registries' wires have in common: names of images, forms, CloudEvents, and JSON to the byte. */
@NullMarked
package io.bellbuoy.dialect.wire;

import org.jspecify.annotations.NullMarked;
