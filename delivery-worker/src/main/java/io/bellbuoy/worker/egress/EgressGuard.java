package io.bellbuoy.worker.egress;

import io.bellbuoy.kit.config.EgressConfig;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Stops server-side request forgery where it can be stopped: a host is resolved once, every address is vetted, and the
 * caller connects to the address that it is given. A name that points elsewhere a moment later changes nothing. Any
 * thread may call.
 */
public final class EgressGuard implements AutoCloseable {

    private final EgressConfig config;
    private final HostResolver resolver;
    private final AddressPolicy policy;

    EgressGuard(EgressConfig config, HostResolver resolver) {
        this.config = config;
        this.resolver = resolver;
        this.policy = new AddressPolicy(config.allowedNetworks(), config.deniedNetworks());
    }

    /** A guard that asks the configured name servers, and lets pass what the configuration does. */
    public static EgressGuard of(EgressConfig config) {
        return new EgressGuard(config, new DnsHostResolver(config.nameServers()));
    }

    /**
     * An address of the host that may be connected to.
     *
     * <p>Fails with {@link HostRefusedException} or {@link HttpsRequiredException} when the operator does not want it,
     * and with {@link AddressRefusedException} when any of its addresses is refused: a name that has both kinds is no
     * accident. Fails with {@link java.net.UnknownHostException} when there is none.
     *
     * @param host a name, or an address literal without brackets
     * @param secure whether it is to be reached over https
     */
    public Future<InetAddress> vettedAddress(String host, boolean secure) {
        return vettedName(host, secure).compose(resolver::resolve).compose(addresses -> vet(host, addresses));
    }

    /**
     * The host, as far as it can be vetted without being resolved: for somebody else to resolve it.
     *
     * <p>Fails like {@link #vettedAddress}.
     */
    public Future<String> vettedName(String host, boolean secure) {
        return vettedHost(host, secure).compose(allowed -> AddressLiteral.of(host)
                .flatMap(literal -> policy.refusal(literal)
                        .map(network -> new AddressRefusedException(host, literal.toString(), network)))
                .map(Future::<String>failedFuture)
                .orElseGet(() -> Future.succeededFuture(host)));
    }

    @Override
    public void close() {
        resolver.close();
    }

    private Future<String> vettedHost(String host, boolean secure) {
        if (config.httpsOnly() && !secure) {
            return Future.failedFuture(new HttpsRequiredException(host));
        }
        return config.allowsHost(host)
                ? Future.succeededFuture(host)
                : Future.failedFuture(new HostRefusedException(host));
    }

    private Future<InetAddress> vet(String host, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            Optional<SpecialNetwork> refusal = policy.refusal(address);
            if (refusal.isPresent()) {
                return Future.failedFuture(new AddressRefusedException(host, address.getHostAddress(), refusal.get()));
            }
        }
        return Future.succeededFuture(addresses.get(0));
    }
}
