package io.bellbuoy.kit.pem;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads X.509 certificates. */
public final class Certificates {

    private Certificates() {}

    /** All certificates in a text, in its order; at least one. */
    public static List<X509Certificate> parse(String pem) throws InvalidPemException {
        try {
            List<X509Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            // Its message quotes what it found.
        }
        throw new InvalidPemException("must be X.509 certificates in PEM (-----BEGIN CERTIFICATE-----)");
    }
}
