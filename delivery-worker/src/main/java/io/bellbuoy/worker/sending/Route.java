package io.bellbuoy.worker.sending;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The way to an endpoint.
 *
 * @param server a vetted address; a name only for a proxy to resolve
 * @param proxy null for the direct way
 * @param tls null for plain http
 */
record Route(SocketAddress server, @Nullable ProxyOptions proxy, @Nullable ClientSSLOptions tls) {

    /**
     * Whether the proxy reads the request and makes one of its own, to a host that it finds by itself. Else it passes on
     * bytes to the address that it is given.
     */
    boolean isForwarded() {
        return proxy != null && tls == null && proxy.getType() != ProxyType.SOCKS5;
    }
}
