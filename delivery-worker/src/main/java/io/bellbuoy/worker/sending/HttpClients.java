package io.bellbuoy.worker.sending;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/**
 * The pools of connections. There is one for each address, name, port and TLS options, and for each proxy, name, port and
 * TLS options; a connection that nobody used for a minute is closed, and a pool with its last. Any thread may call.
 */
final class HttpClients implements AutoCloseable {

    private final String userAgent;
    private final HttpClient client;

    /**
     * Makes the pools.
     *
     * @param maxConnections most connections to one address, so many that no request waits for another
     */
    HttpClients(Vertx vertx, String userAgent, int maxConnections) {
        this.userAgent = userAgent;
        // HTTP/2 where an endpoint offers it by ALPN, and else HTTP/1.1.
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setUseAlpn(true).setProtocolVersion(HttpVersion.HTTP_2),
                new PoolOptions().setHttp1MaxSize(maxConnections));
    }

    /** The request on a connection of this route and no other: a pooled one, or else a new one. */
    Future<HttpClientRequest> connect(Request request, Route route) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setServer(route.server())
                .setProxyOptions(route.proxy())
                .setSsl(request.isSecure())
                .setSslOptions(route.tls())
                .setHost(request.url().getHost())
                .setPort(request.port())
                .setURI(request.target())
                .setConnectTimeout(request.timeout().toMillis())
                .putHeader(HttpHeaders.USER_AGENT, userAgent);
        request.headers().forEach(options::putHeader);
        if (!request.isSecure()) {
            // Else Vert.x would ask for an upgrade to HTTP/2.
            options.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        return client.request(options)
                .recover(failure -> Future.failedFuture(
                        route.proxy() == null ? failure : ProxyFailedException.blame(failure, route)));
    }

    @Override
    public void close() {
        client.close();
    }
}
