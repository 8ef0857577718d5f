package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import java.net.URI;
import java.util.Locale;

/**
 * Who receives what is sent to a URL, whatever its path.
 *
 * @param scheme in lower case
 * @param host in lower case
 * @param port as stated, or the scheme's own
 */
record Origin(String scheme, String host, int port) {

    /** Whether what is sent to the one is received by whoever receives what is sent to the other. */
    static boolean isSame(Endpoint one, Endpoint other) {
        return of(one.getUrl()).equals(of(other.getUrl()));
    }

    /** The origin of a URL that complies with {@link EndpointUrlRule}. */
    private static Origin of(String url) {
        URI uri = URI.create(url);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), uri.getPort() < 0 ? usual : uri.getPort());
    }
}
