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

    public Request {
        if (!Origin.isWeb(url)) {
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
        return Origin.port(url);
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
        return "POST " + origin();
    }
}
