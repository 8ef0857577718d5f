package io.bellbuoy.worker.sending;

import io.bellbuoy.kit.config.EgressConfig;
import io.bellbuoy.worker.egress.EgressGuard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Finds the way to an endpoint that the operator and the subscription agree on. Any thread may call; futures complete on
 * any.
 *
 * <p>The address is vetted here even when a proxy connects to it, and the proxy is given the address. Two gaps are left. A
 * proxy for HTTP that is asked for plain http wants the name, and looks it up again. And where the operator lets proxies
 * resolve, there is nothing to vet but address literals. Such a proxy needs rules of its own.
 */
final class Routes implements AutoCloseable {

    private final EgressGuard guard;
    private final Proxies proxies;
    private final TlsOptions tls;
    private final boolean proxyResolves;

    Routes(EgressConfig config, Vertx vertx) {
        this.guard = EgressGuard.of(config);
        this.proxies = new Proxies(config.proxies());
        this.tls = new TlsOptions(vertx);
        this.proxyResolves = config.proxies().resolve();
    }

    /** Fails as {@link EgressGuard}, {@link Proxies} and {@link TlsOptions} do. */
    Future<Route> to(Request request) {
        return proxies.of(request).compose(proxy -> server(request, proxy.isPresent() && proxyResolves)
                .compose(server -> tls(request).map(options -> new Route(server, proxy.orElse(null), options))));
    }

    @Override
    public void close() {
        guard.close();
    }

    private Future<SocketAddress> server(Request request, boolean byName) {
        // An address without its name: Vert.x would look that up again, and connect to what it finds then.
        Future<String> host = byName
                ? guard.vettedName(request.host(), request.isSecure())
                : guard.vettedAddress(request.host(), request.isSecure()).map(InetAddress::getHostAddress);
        return host.map(vetted -> SocketAddress.inetSocketAddress(request.port(), vetted));
    }

    private Future<@Nullable ClientSSLOptions> tls(Request request) {
        return request.isSecure() ? tls.of(request.transport().tls()) : Future.succeededFuture();
    }
}
