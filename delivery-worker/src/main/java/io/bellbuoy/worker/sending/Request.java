package io.bellbuoy.worker.sending;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One POST.
 *
 * @param url absolute, http or https, with a host
 * @param headers names in any case
 * @param body sent in UTF-8
 * @param timeout a millisecond at least, over the whole exchange: DNS, connecting, TLS, headers and body
 * @param verifyTls whether the certificate and its host name are verified
 */
public record Request(URI url, Map<String, String> headers, String body, Duration timeout, boolean verifyTls) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    public Request {
        if (url.getHost() == null || !(isHttp(url) || isHttps(url))) {
            throw new IllegalArgumentException("Not an absolute http or https URL with a host");
        }
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("A time-out of less than a millisecond: " + timeout);
        }
        TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** The host's name, or an address literal without brackets. */
    String host() {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isSecure() ? HTTPS_PORT : HTTP_PORT;
    }

    boolean isSecure() {
        return isHttps(url);
    }

    /** Scheme, host and port: all of the URL that is no secret. */
    public String origin() {
        return (isSecure() ? "https://" : "http://") + url.getHost() + ":" + port();
    }

    @Override
    public String toString() {
        return "POST " + origin();
    }

    private static boolean isHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme());
    }

    private static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
