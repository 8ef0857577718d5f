package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.EndpointTls;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.Problems;
import io.bellbuoy.kit.pem.Certificates;
import io.bellbuoy.kit.pem.InvalidPemException;
import io.bellbuoy.kit.pem.PrivateKeys;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Certificates and the key are what they should be, and belong together. */
final class EndpointTlsRule implements SubscriptionRule {

    static final String CLIENT_KEY = "/endpoint/tls/clientKey";

    private static final int MAX_LENGTH = 32 << 10;

    @Override
    public void check(Subscription subscription, Problems problems) {
        EndpointTls tls = subscription.getEndpoint().getTls();
        read(tls.getCaCertificates(), Certificates::parse, "/endpoint/tls/caCertificates", problems);
        Optional<List<X509Certificate>> chain =
                read(tls.getClientCertificate(), Certificates::parse, "/endpoint/tls/clientCertificate", problems);
        Optional<PrivateKey> key = read(tls.getClientKey(), PrivateKeys::parse, CLIENT_KEY, problems);
        if (tls.getClientKey() != null && tls.getClientCertificate() == null) {
            problems.add(CLIENT_KEY, "needs /endpoint/tls/clientCertificate");
        } else if (key.isPresent() && chain.isPresent() && !isOf(key.get(), chain.get())) {
            problems.add(CLIENT_KEY, "is not the key of the first of /endpoint/tls/clientCertificate");
        }
    }

    private static boolean isOf(PrivateKey key, List<X509Certificate> chain) {
        return PrivateKeys.belongTogether(key, chain.get(0).getPublicKey());
    }

    private static <T> Optional<T> read(@Nullable String pem, PemParser<T> parser, String at, Problems problems) {
        if (pem == null) {
            return Optional.empty();
        }
        if (pem.length() > MAX_LENGTH) {
            problems.add(at, "must have at most " + MAX_LENGTH + " characters");
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(pem));
        } catch (InvalidPemException e) {
            problems.add(at, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface PemParser<T> {

        T parse(String pem) throws InvalidPemException;
    }
}
