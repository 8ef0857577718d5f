package io.bellbuoy.ingest.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.TreeMap;

/** What every answer tells browsers and caches: that this is no page, and nothing to be kept. */
final class SecurityHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            // Answers show tenants' affairs, and some of them secrets.
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    private final Map<String, String> headers;

    /**
     * The headers of one server.
     *
     * @param isTls whether it can be reached over TLS alone, and browsers may remember that
     */
    SecurityHeaders(boolean isTls) {
        Map<String, String> all = new TreeMap<>(ALWAYS);
        if (isTls) {
            all.put("Strict-Transport-Security", "max-age=31536000");
        }
        this.headers = Map.copyOf(all);
    }

    void addTo(HttpServerResponse response) {
        headers.forEach(response::putHeader);
    }
}
