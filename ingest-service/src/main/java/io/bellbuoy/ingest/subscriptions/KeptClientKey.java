package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.EndpointTls;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.Problems;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The key that an endpoint keeps when its new document leaves it out. It belongs to its certificate and to the receiver it was
 * given for: else whoever may change a subscription could introduce themselves with it to somebody else.
 */
final class KeptClientKey {

    private KeptClientKey() {}

    /**
     * The certificates that are asked for, with the key.
     *
     * @param old the endpoint as it was; null when there was none
     * @throws InvalidJsonException when the certificate has no key, and none that it could keep
     */
    static EndpointTls with(@Nullable Endpoint old, Endpoint asked) {
        EndpointTls tls = asked.getTls();
        if (tls.getClientCertificate() == null || tls.getClientKey() != null) {
            return tls;
        }
        if (old == null || !mayKeep(old, asked)) {
            Problems problems = new Problems();
            problems.add(
                    EndpointTlsRule.CLIENT_KEY,
                    "must be given with a new certificate, and again when scheme, host or port of /endpoint/url change");
            problems.throwIfAny();
            return tls;
        }
        return EndpointTls.newBuilder(tls)
                .setClientKey(old.getTls().getClientKey())
                .build();
    }

    private static boolean mayKeep(Endpoint old, Endpoint asked) {
        boolean isSameCertificate = Objects.equals(
                old.getTls().getClientCertificate(), asked.getTls().getClientCertificate());
        return isSameCertificate && old.getTls().getClientKey() != null && Origin.isSame(old, asked);
    }
}
