/** Where webhooks may go: names are resolved and every address vetted before anything connects. */
@NullMarked
package io.bellbuoy.worker.egress;

import org.jspecify.annotations.NullMarked;
