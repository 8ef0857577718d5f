package io.bellbuoy.ingest.tokens;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.bellbuoy.ingest.access.Authenticator;
import io.bellbuoy.ingest.access.Caller;
import io.bellbuoy.ingest.access.ClaimGrants;
import io.bellbuoy.ingest.sources.TokenReader;
import io.bellbuoy.kit.config.OidcConfig;
import io.bellbuoy.kit.logging.LogKeys;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows callers by the tokens of an OpenID Connect issuer, whose claims say what they may do here. */
public final class OidcTokens implements Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(OidcTokens.class);
    private static final Pattern SIGNED_TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Set<String> NEEDED = Set.of("sub", "exp");

    private final TokenReader reader;
    private final DefaultJWTClaimsVerifier<SecurityContext> verifier;
    private final ClaimGrants grants;

    /** The tokens that the reader can read, as far as they are from that issuer and for us. */
    public OidcTokens(TokenReader reader, OidcConfig config, ClaimGrants grants, Clock clock) {
        this.reader = reader;
        this.grants = grants;
        JWTClaimsSet expected =
                new JWTClaimsSet.Builder().issuer(config.issuer()).build();
        this.verifier = new DefaultJWTClaimsVerifier<>(config.audience(), expected, NEEDED) {

            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        verifier.setMaxClockSkew(Math.toIntExact(config.clockSkew().toSeconds()));
    }

    @Override
    public CompletionStage<Optional<Caller>> callerOf(String token) {
        return SIGNED_TOKEN.matcher(token).matches()
                ? reader.read(token)
                        .thenApply(claims -> claims.filter(this::isForUs).map(this::caller))
                : completedFuture(Optional.empty());
    }

    private boolean isForUs(JWTClaimsSet claims) {
        try {
            verifier.verify(claims, null);
            return true;
        } catch (BadJWTException e) {
            // The issuer has signed it: only those whom it knows can fill the log with this.
            LOG.atInfo()
                    .addKeyValue(LogKeys.REASON, e.getMessage())
                    .log("Refused a token of the OpenID Connect issuer");
            return false;
        }
    }

    private Caller caller(JWTClaimsSet claims) {
        return new Caller("oidc:" + claims.getSubject(), grants.of(claims.getClaims()));
    }
}
