package io.bellbuoy.worker.sending;

import org.jspecify.annotations.Nullable;

/**
 * How a request travels.
 *
 * @param gzip whether a body that is worth it is compressed
 * @param proxy name of the proxy that is asked for; null for the platform's usual way
 */
public record Transport(TlsSettings tls, boolean gzip, @Nullable String proxy) {

    /** The usual way. */
    public static final Transport STANDARD = new Transport(TlsSettings.STANDARD, false, null);
}
