/** Where whole services are measured: a broker that they share, topics of their own, processes. */
@NullMarked
package io.bellbuoy.benchmarks.installation;

import org.jspecify.annotations.NullMarked;
