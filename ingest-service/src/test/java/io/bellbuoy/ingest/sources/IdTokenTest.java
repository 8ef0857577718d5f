package io.bellbuoy.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Source;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @BeforeAll
    static void trust() {
        AvroTrust.ensure();
    }

    @Test
    void shouldTakeATokenOfTheAccountForTheAudience() {
        assertThat(objection(claims -> claims)).isEmpty();
    }

    @Test
    void shouldForgiveClocksAMinuteAndNoMore() {
        assertThat(objection(claims -> claims.expirationTime(at(-59)))).isEmpty();
        assertThat(objection(claims -> claims.expirationTime(at(-61)))).hasValue("The token has expired");
        assertThat(objection(claims -> claims.notBeforeTime(at(59)))).isEmpty();
        assertThat(objection(claims -> claims.notBeforeTime(at(61)))).hasValue("The token is not valid yet");
    }

    @Test
    void shouldSayWhatIsWrongAndNotWhatWouldBeRight() {
        assertThat(objection(claims -> claims.expirationTime(null))).hasValue("The token has expired");
        assertThat(objection(claims -> claims.issuer("https://evil.example")))
                .hasValue("The token is of another issuer");
        assertThat(objection(claims -> claims.issuer(null))).hasValue("The token is of another issuer");
        assertThat(objection(claims -> claims.audience("https://other.example")))
                .hasValue("The token is meant for another audience");
        assertThat(objection(claims -> claims.audience((String) null)))
                .hasValue("The token is meant for another audience");
    }

    @Test
    void shouldTakeNoAccountButTheOneThatGoogleHasVerified() {
        String otherAccount = "The token speaks for another account";

        assertThat(objection(claims -> claims.claim("email", "mallory@evil.example")))
                .hasValue(otherAccount);
        assertThat(objection(claims -> claims.claim("email", null))).hasValue(otherAccount);
        assertThat(objection(claims -> claims.claim("email_verified", false))).hasValue(otherAccount);
        assertThat(objection(claims -> claims.claim("email_verified", null))).hasValue(otherAccount);
    }

    @Test
    void shouldTakeTheIssuerThatTheSourceNames() {
        Source source =
                Source.newBuilder(source()).setIssuer("https://idp.example").build();

        assertThat(objection(source, claims -> claims.issuer("https://idp.example")))
                .isEmpty();
        assertThat(objection(source, claims -> claims)).hasValue("The token is of another issuer");
    }

    @Test
    void shouldRefuseWhatIsNoTokenOrNotSigned() {
        // Given
        IdToken unsigned = new IdToken(token -> CompletableFuture.completedFuture(Optional.empty()), CLOCK);

        // Then
        assertThat(objection(unsigned, "Bearer e30.e30."))
                .hasValueSatisfying(said -> assertThat(said).contains("malformed, or not signed"));
        assertThat(objection(unsigned, "Basic YTpi")).hasValue("The header Authorization has no bearer token");
    }

    @Test
    void shouldNotRefuseWhatNobodyCanVerifyNow() {
        // Given
        IllegalStateException keysAreAway = new IllegalStateException("no keys");
        IdToken blind = new IdToken(token -> CompletableFuture.failedFuture(keysAreAway), CLOCK);

        // Then
        assertThatThrownBy(() -> objection(blind, "Bearer e30.e30.e30")).hasCause(keysAreAway);
    }

    private static Optional<String> objection(UnaryOperator<JWTClaimsSet.Builder> change) {
        return objection(source(), change);
    }

    private static Optional<String> objection(Source source, UnaryOperator<JWTClaimsSet.Builder> change) {
        JWTClaimsSet claims = change.apply(valid()).build();
        IdToken verification = new IdToken(token -> CompletableFuture.completedFuture(Optional.of(claims)), CLOCK);
        return verification
                .objection("Bearer e30.e30.e30", new byte[0], source)
                .toCompletableFuture()
                .join();
    }

    private static Optional<String> objection(IdToken verification, String authorization) {
        RequestHead head = new RequestHead(Map.of("Authorization", List.of(authorization)), List.of());
        return verification
                .objection(head, new byte[0], source())
                .toCompletableFuture()
                .join();
    }

    private static JWTClaimsSet.Builder valid() {
        return new JWTClaimsSet.Builder()
                .issuer("https://accounts.google.com")
                .audience("https://bellbuoy.example/gar")
                .expirationTime(at(3600))
                .issueTime(at(0))
                .claim("email", "push@acme.iam.gserviceaccount.com")
                .claim("email_verified", true);
    }

    private static Date at(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static Source source() {
        return Source.newBuilder()
                .setVerification("gar-oidc")
                .setAudience("https://bellbuoy.example/gar")
                .setEmail("push@acme.iam.gserviceaccount.com")
                .build();
    }
}
