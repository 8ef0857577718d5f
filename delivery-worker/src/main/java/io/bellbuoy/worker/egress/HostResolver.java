package io.bellbuoy.worker.egress;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of a host. */
interface HostResolver extends AutoCloseable {

    /**
     * All addresses of a name, or the one that a literal spells; never an empty list. Fails with
     * {@link java.net.UnknownHostException} when there are none.
     */
    Future<List<InetAddress>> resolve(String host);

    @Override
    void close();
}
