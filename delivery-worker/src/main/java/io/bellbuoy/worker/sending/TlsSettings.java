package io.bellbuoy.worker.sending;

import org.jspecify.annotations.Nullable;

/**
 * Whom a subscription trusts, and who it says that it is; all in PEM.
 *
 * @param verify whether the certificate and its host name are verified
 * @param caCertificates authorities that are trusted besides the platform's
 * @param clientCertificate chain that is shown to the endpoint; needs the key
 * @param clientKey PKCS #8
 */
public record TlsSettings(
        boolean verify,
        @Nullable String caCertificates,
        @Nullable String clientCertificate,
        @Nullable String clientKey) {

    /** The platform's authorities, and no certificate of our own. */
    public static final TlsSettings STANDARD = new TlsSettings(true, null, null, null);

    /** Whoever answers is trusted. */
    public static final TlsSettings UNVERIFIED = new TlsSettings(false, null, null, null);

    /** Without the key. */
    @Override
    public String toString() {
        return "TlsSettings[verify=" + verify + "]";
    }
}
