package io.bellbuoy.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;

/** Lets only requests with the administrator's token through. Knows the token by its digest alone. */
final class BearerToken implements Handler<RoutingContext> {

    private static final String SCHEME = "Bearer ";

    private final byte[] digest;

    BearerToken(String token) {
        this.digest = sha256(token);
    }

    @Override
    public void handle(RoutingContext request) {
        objection(request).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        request.next();
    }

    /** Why the request is not the administrator's, if it is not. */
    Optional<Problem> objection(RoutingContext request) {
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !hasScheme(authorization)) {
            return refusal("A bearer token is required", "Bearer realm=\"bellbuoy\"");
        }
        return isOurs(authorization.substring(SCHEME.length()).strip())
                ? Optional.empty()
                : refusal("The bearer token is not valid", "Bearer realm=\"bellbuoy\", error=\"invalid_token\"");
    }

    private static boolean hasScheme(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Compares digests, which have one length, in constant time: how long it takes tells nothing of the token. */
    private boolean isOurs(String token) {
        return MessageDigest.isEqual(digest, sha256(token));
    }

    private static Optional<Problem> refusal(String detail, String challenge) {
        return Optional.of(Problem.of(401, detail, Map.of("WWW-Authenticate", challenge)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
