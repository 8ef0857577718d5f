package io.bellbuoy.worker.sending;

import java.net.URI;
import java.util.Optional;

/** Scheme, host and port of a URL: all of it that is no secret. */
public final class Origin {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private Origin() {}

    /** As {@code https://ci.example:443}; empty when it is no http or https URL with a host. */
    public static Optional<String> of(String url) {
        try {
            return Optional.of(URI.create(url)).filter(Origin::isWeb).map(Origin::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String of(URI url) {
        return (isHttps(url) ? "https://" : "http://") + url.getHost() + ":" + port(url);
    }

    static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isHttps(url) ? HTTPS_PORT : HTTP_PORT;
    }

    static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /** Whether a request can be made to it. */
    static boolean isWeb(URI url) {
        return url.getHost() != null && (isHttps(url) || "http".equalsIgnoreCase(url.getScheme()));
    }
}
