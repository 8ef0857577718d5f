package io.bellbuoy.worker.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;

/**
 * A network that is not the public internet.
 *
 * @param name what it is for
 */
record SpecialNetwork(String name, IPAddress range) {

    static SpecialNetwork of(String cidr, String name) {
        return new SpecialNetwork(name, new IPAddressString(cidr).getAddress());
    }

    @Override
    public String toString() {
        return name + " (" + range + ")";
    }
}
