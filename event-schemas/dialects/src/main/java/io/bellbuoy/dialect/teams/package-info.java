/** Microsoft Teams' Adaptive Cards. */
@NullMarked
package io.bellbuoy.dialect.teams;

import org.jspecify.annotations.NullMarked;
