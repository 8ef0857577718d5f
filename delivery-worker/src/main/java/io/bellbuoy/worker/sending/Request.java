package io.bellbuoy.worker.sending;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request.
 *
 * @param method in upper case
 * @param url absolute, http or https, with a host
 * @param headers names in any case
 * @param timeout a millisecond at least, over the whole exchange: DNS, connecting, TLS, headers and body
 * @param trail of this request alone
 */
public record Request(
        String method,
        URI url,
        Map<String, String> headers,
        Buffer body,
        Duration timeout,
        Transport transport,
        Trail trail) {

    public Request {
        if (!Origin.isWeb(url)) {
            throw new IllegalArgumentException("Not an absolute http or https URL with a host");
        }
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("A time-out of less than a millisecond: " + timeout);
        }
        url = URI.create(url.toASCIIString());
        TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** The same request with its body in another encoding. */
    Request encoded(String encoding, Buffer encodedBody) {
        Map<String, String> encodedHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        encodedHeaders.putAll(headers);
        encodedHeaders.put("content-encoding", encoding);
        return new Request(method, url, encodedHeaders, encodedBody, timeout, transport, trail);
    }

    /** The host's name, or an address literal without brackets. */
    String host() {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return Origin.port(url);
    }

    /** Path and query, as HTTP asks for them. */
    public String target() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    boolean isSecure() {
        return Origin.isHttps(url);
    }

    /** Scheme, host and port: all of the URL that is no secret. */
    public String origin() {
        return Origin.of(url);
    }

    @Override
    public String toString() {
        return method + " " + origin();
    }
}
