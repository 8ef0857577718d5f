/** The way of one notification: read, look up, render, sign, send, judge, and what is to be written of it. */
@NullMarked
package io.bellbuoy.worker.attempt;

import org.jspecify.annotations.NullMarked;
