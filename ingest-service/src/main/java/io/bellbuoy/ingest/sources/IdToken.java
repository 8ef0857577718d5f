package io.bellbuoy.ingest.sources;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.util.DateUtils;
import io.bellbuoy.events.Source;
import io.bellbuoy.json.Problems;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An OpenID Connect token that Google puts on what Pub/Sub pushes. Its signature says no more than that Google made it, for
 * anybody: audience and account make it the tenant's own.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions">Google's documentation</a>
 */
final class IdToken implements Verification {

    private static final String SCHEME = "Bearer ";
    private static final String GOOGLE = "https://accounts.google.com";
    private static final long CLOCK_SKEW_SECONDS = 60;

    private final TokenReader tokens;
    private final Clock clock;

    IdToken(TokenReader tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void check(Source source, Problems problems) {
        SourceFields.require(source, problems, "audience", "email");
        if (source.getIssuer() != null) {
            SourceFields.require(source, problems, "issuer");
        }
        SourceFields.refuse(source, problems, "header");
        SourceFields.refuseSecrets(source, problems);
    }

    @Override
    public boolean sharesSecrets() {
        return false;
    }

    @Override
    public Place place(Source source) {
        return Place.header(List.of("Authorization"));
    }

    @Override
    public CompletionStage<Optional<String>> objection(String shown, byte[] body, Source source) {
        if (!shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return CompletableFuture.completedFuture(Optional.of("The header Authorization has no bearer token"));
        }
        return tokens.read(shown.substring(SCHEME.length()).strip())
                .thenApply(claims -> claims.map(claimed -> objection(claimed, source))
                        .orElse(Optional.of("The token is malformed, or not signed with a key of its issuer")));
    }

    private Optional<String> objection(JWTClaimsSet claims, Source source) {
        Date now = Date.from(clock.instant());
        Date expires = claims.getExpirationTime();
        if (expires == null || !DateUtils.isAfter(expires, now, CLOCK_SKEW_SECONDS)) {
            return Optional.of("The token has expired");
        }
        Date begins = Optional.ofNullable(claims.getNotBeforeTime()).orElse(now);
        if (!DateUtils.isBefore(begins, now, CLOCK_SKEW_SECONDS)) {
            return Optional.of("The token is not valid yet");
        }
        if (!Objects.requireNonNullElse(source.getIssuer(), GOOGLE).equals(claims.getIssuer())) {
            return Optional.of("The token is of another issuer");
        }
        if (!claims.getAudience().contains(source.getAudience())) {
            return Optional.of("The token is meant for another audience");
        }
        boolean isAccount = Boolean.TRUE.equals(claims.getClaim("email_verified"))
                && source.getEmail().equals(claims.getClaim("email"));
        return isAccount ? Optional.empty() : Optional.of("The token speaks for another account");
    }
}
