/** Configuration: one catalogue of keys, read from several sources into validated records. */
@NullMarked
package io.bellbuoy.kit.config;

import org.jspecify.annotations.NullMarked;
