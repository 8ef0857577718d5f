package io.bellbuoy.worker.sending;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.HttpContext;

/**
 * The pools of connections: one for http, two for https, since whether a certificate is verified is a matter of the
 * connection and not of the request. Any thread may call.
 */
final class HttpClients implements AutoCloseable {

    private final WebClient plain;
    private final WebClient verified;
    private final WebClient unverified;

    /**
     * Makes the pools.
     *
     * @param maxConnections most connections to one address, so many that no request waits for another
     */
    HttpClients(Vertx vertx, String userAgent, int maxConnections) {
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(maxConnections);
        this.plain = client(vertx, options(userAgent), pool);
        this.verified = client(vertx, secure(options(userAgent)), pool);
        this.unverified =
                client(vertx, secure(options(userAgent)).setTrustAll(true).setVerifyHost(false), pool);
    }

    WebClient forRequest(Request request) {
        if (!request.isSecure()) {
            return plain;
        }
        return request.verifyTls() ? verified : unverified;
    }

    @Override
    public void close() {
        plain.close();
        verified.close();
        unverified.close();
    }

    private static WebClientOptions options(String userAgent) {
        return new WebClientOptions().setUserAgent(userAgent).setFollowRedirects(false);
    }

    /** HTTP/2 where the endpoint offers it by ALPN, and else HTTP/1.1. */
    private static WebClientOptions secure(WebClientOptions options) {
        options.setSsl(true).setUseAlpn(true).setProtocolVersion(HttpVersion.HTTP_2);
        return options;
    }

    private static WebClient client(Vertx vertx, WebClientOptions options, PoolOptions pool) {
        return WebClient.create(vertx, options, pool).addInterceptor(HttpClients::tellExchange);
    }

    /** The web client keeps the request to itself; an exchange that may have to be cut needs it. */
    private static void tellExchange(HttpContext<?> http) {
        if (http.request().bodyCodec() instanceof Exchange exchange) {
            switch (http.phase()) {
                case SEND_REQUEST -> exchange.requestStarted(http.clientRequest());
                case RECEIVE_RESPONSE -> exchange.responseStarted(http.clientResponse());
                default -> {
                    // The other phases bring nothing that could be cut.
                }
            }
        }
        http.next();
    }
}
