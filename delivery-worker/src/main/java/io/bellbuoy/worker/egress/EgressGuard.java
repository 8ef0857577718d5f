package io.bellbuoy.worker.egress;

import inet.ipaddr.IPAddress;
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

    private final HostResolver resolver;
    private final AddressPolicy policy;

    EgressGuard(HostResolver resolver, AddressPolicy policy) {
        this.resolver = resolver;
        this.policy = policy;
    }

    /** A guard over the system's name resolution that lets nothing special pass but these networks. */
    public static EgressGuard allowing(List<IPAddress> networks) {
        return new EgressGuard(new DnsHostResolver(), new AddressPolicy(networks));
    }

    /**
     * An address of the host that may be connected to.
     *
     * <p>Fails with {@link AddressRefusedException} when any of its addresses is refused: a name that has both kinds
     * is no accident. Fails with {@link java.net.UnknownHostException} when there is none.
     *
     * @param host a name, or an address literal without brackets
     */
    public Future<InetAddress> vettedAddress(String host) {
        return resolver.resolve(host).compose(addresses -> vet(host, addresses));
    }

    @Override
    public void close() {
        resolver.close();
    }

    private Future<InetAddress> vet(String host, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            Optional<SpecialNetwork> refusal = policy.refusal(address);
            if (refusal.isPresent()) {
                return Future.failedFuture(new AddressRefusedException(host, address, refusal.get()));
            }
        }
        return Future.succeededFuture(addresses.get(0));
    }
}
