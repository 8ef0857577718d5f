package io.bellbuoy.worker.egress;

import java.io.Serial;

/** A host has an address that webhooks may not go to. */
public final class AddressRefusedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    AddressRefusedException(String host, String address, SpecialNetwork network) {
        super("%s has the address %s, which is %s".formatted(host, address, network));
    }
}
