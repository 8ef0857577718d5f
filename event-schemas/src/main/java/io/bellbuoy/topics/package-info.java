/** The topic catalogue: every topic's name, key and settings, spelled here and nowhere else. */
@NullMarked
package io.bellbuoy.topics;

import org.jspecify.annotations.NullMarked;
