package io.bellbuoy.worker.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses from literals. */
final class Addresses {

    private Addresses() {}

    static InetAddress of(String literal) throws UnknownHostException {
        return InetAddress.getAllByName(literal)[0];
    }
}
