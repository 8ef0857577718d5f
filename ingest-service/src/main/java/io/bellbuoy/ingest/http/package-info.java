/** The HTTP front: who may come in, which way requests go, and how refusals are spelled. */
@NullMarked
package io.bellbuoy.ingest.http;

import org.jspecify.annotations.NullMarked;
