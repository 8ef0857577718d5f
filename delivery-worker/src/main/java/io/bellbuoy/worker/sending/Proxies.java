package io.bellbuoy.worker.sending;

import io.bellbuoy.kit.config.ForwardProxy;
import io.bellbuoy.kit.config.ProxiesConfig;
import io.vertx.core.Future;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which proxy a request goes through, if any. Immutable. */
final class Proxies {

    /** Longer than any exchange: the deadline of the exchange is the one that counts. */
    private static final Duration TO_CONNECT = Duration.ofMinutes(2);

    private final ProxiesConfig config;
    private final Map<String, ProxyOptions> options;

    Proxies(ProxiesConfig config) {
        this.config = config;
        this.options = config.named().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, proxy -> options(proxy.getValue())));
    }

    /** Fails with {@link UnknownProxyException} when the request asks for one that there is not. */
    Future<Optional<ProxyOptions>> of(Request request) {
        if (config.direct().contain(request.host())) {
            return Future.succeededFuture(Optional.empty());
        }
        Optional<String> name = Optional.ofNullable(request.transport().proxy()).or(config::standard);
        Optional<ProxyOptions> proxy = name.map(options::get);
        return name.isPresent() && proxy.isEmpty()
                ? Future.failedFuture(new UnknownProxyException(name.get()))
                : Future.succeededFuture(proxy);
    }

    private static ProxyOptions options(ForwardProxy proxy) {
        return new ProxyOptions()
                .setType(ProxyType.valueOf(proxy.scheme().name()))
                .setHost(proxy.host())
                .setPort(proxy.port())
                .setUsername(proxy.user().orElse(null))
                .setPassword(proxy.password().orElse(null))
                .setConnectTimeout(TO_CONNECT);
    }
}
