package io.bellbuoy.worker.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses webhooks may go to: all public ones, and the special ones that the operator allows. What the operator
 * denies and where clouds keep their credentials is refused even within an allowed network, and so is an IPv6 address that
 * carries an IPv4 one which is refused. Immutable.
 */
final class AddressPolicy {

    private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();

    private final List<IPAddress> allowed;
    private final List<SpecialNetwork> denied;

    /**
     * Makes a policy.
     *
     * @param allowedNetworks special networks that are allowed all the same
     * @param deniedNetworks networks that are refused whatever is allowed
     */
    AddressPolicy(List<IPAddress> allowedNetworks, List<IPAddress> deniedNetworks) {
        this.allowed = List.copyOf(allowedNetworks);
        this.denied = deniedNetworks.stream()
                .map(network -> new SpecialNetwork("denied", network))
                .toList();
    }

    /** The network for whose sake the address is refused; empty when it may be connected to. */
    Optional<SpecialNetwork> refusal(InetAddress address) {
        // Made from the bytes: a scope such as %eth0 would keep an address out of every network.
        return refusal(ADDRESSES.from(address.getAddress()));
    }

    Optional<SpecialNetwork> refusal(IPAddress address) {
        return SpecialNetwork.firstOf(denied, address)
                .or(() -> SpecialNetwork.firstOf(SpecialNetworks.METADATA, address))
                .or(() -> isAllowed(address)
                        ? Optional.empty()
                        : SpecialNetwork.firstOf(SpecialNetworks.NOT_PUBLIC, address))
                .or(() -> EmbeddedAddresses.in(address).stream()
                        .flatMap(embedded -> refusal(embedded).stream())
                        .findFirst());
    }

    private boolean isAllowed(IPAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address));
    }
}
