package io.bellbuoy.worker.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.Optional;

/**
 * A network that webhooks do not go to by themselves.
 *
 * @param name what it is for
 */
record SpecialNetwork(String name, IPAddress range) {

    static SpecialNetwork of(String cidr, String name) {
        return new SpecialNetwork(name, new IPAddressString(cidr).getAddress());
    }

    /** The first of these that contains an address. */
    static Optional<SpecialNetwork> firstOf(List<SpecialNetwork> networks, IPAddress address) {
        return networks.stream()
                .filter(network -> network.range().contains(address))
                .findFirst();
    }

    @Override
    public String toString() {
        return name + " (" + range + ")";
    }
}
