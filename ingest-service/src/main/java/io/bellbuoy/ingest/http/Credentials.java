package io.bellbuoy.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.Optional;

/** The token that a request shows: behind {@code Bearer}, or as the password behind {@code Basic}, which is all that many a client of registries can do. */
final class Credentials {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private Credentials() {}

    static Optional<String> token(RoutingContext request) {
        String authorization = Optional.ofNullable(request.request().getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        return behind(BEARER, authorization)
                .or(() -> behind(BASIC, authorization).flatMap(Credentials::password));
    }

    private static Optional<String> behind(String scheme, String authorization) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length())
                ? Optional.of(authorization.substring(scheme.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> password(String base64) {
        try {
            String decoded = new String(Base64.getDecoder().decode(base64), UTF_8);
            return Optional.of(decoded.substring(decoded.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
