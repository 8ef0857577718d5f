package io.bellbuoy.worker.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses webhooks may go to: all public ones, and the special ones that the operator allows. Immutable.
 *
 * @param allowedNetworks special networks that are allowed all the same
 */
record AddressPolicy(List<IPAddress> allowedNetworks) {

    private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();

    AddressPolicy {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** The network for whose sake the address is refused; empty when it may be connected to. */
    Optional<SpecialNetwork> refusal(InetAddress inetAddress) {
        // Made from the bytes: a scope such as %eth0 would keep an address out of every network.
        IPAddress address = ADDRESSES.from(inetAddress.getAddress());
        boolean allowed = allowedNetworks.stream().anyMatch(network -> network.contains(address));
        return allowed ? Optional.empty() : SpecialNetworks.containing(address);
    }
}
