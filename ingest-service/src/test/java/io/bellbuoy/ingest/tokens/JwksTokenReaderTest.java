package io.bellbuoy.ingest.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import io.bellbuoy.ingest.kafka.UnavailableException;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JwksTokenReaderTest {

    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().issuer("https://idp.example").build();

    private Issuer issuer;
    private JwksTokenReader reader;

    @BeforeEach
    void open() throws IOException {
        issuer = new Issuer();
        reader = new JwksTokenReader(issuer.jwks());
        reader.start();
    }

    @AfterEach
    void close() {
        reader.stop();
        issuer.close();
    }

    @Test
    void shouldFetchTheKeysOnceAndReadWhatIsSignedWithThem() throws Exception {
        assertThat(read(issuer.sign(CLAIMS))).hasValue(CLAIMS);
        assertThat(read(issuer.sign(CLAIMS))).hasValue(CLAIMS);
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void shouldFetchTheKeysAnewForATokenWithANewOne() throws Exception {
        // Given
        String old = issuer.sign(CLAIMS);
        read(old);

        // When
        issuer.rotate("second");

        // Then
        assertThat(read(issuer.sign(CLAIMS))).hasValue(CLAIMS);
        assertThat(issuer.fetches()).isEqualTo(2);
        assertThat(isRead(old)).isFalse();
    }

    @Test
    void shouldReadNothingThatIsNotSignedWithAKeyOfTheIssuers() throws Exception {
        // Given: another's key under the same id, so that no key is looked for
        String token = issuer.sign(CLAIMS);
        String others;
        try (Issuer other = new Issuer()) {
            others = other.sign(CLAIMS);
        }
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"iss\":\"evil\"}".getBytes(UTF_8));

        // Then
        assertThat(read(others)).isEmpty();
        assertThat(read(token.replaceFirst("\\.[^.]+\\.", "." + payload + "."))).isEmpty();
        assertThat(read(token.substring(0, token.lastIndexOf('.') + 1))).isEmpty();
        assertThat(read(Issuer.unsigned(CLAIMS))).isEmpty();
        assertThat(read(issuer.signWithPublicKeyAsSecret(CLAIMS))).isEmpty();
        assertThat(read("nonsense")).isEmpty();
        assertThat(read("")).isEmpty();
        assertThat(read(token)).hasValue(CLAIMS);
    }

    @Test
    void shouldNotAskForKeysAsOftenAsItIsAsked() throws Exception {
        // Given: ten tokens with as many keys that the issuer does not have
        read(issuer.sign(CLAIMS));
        for (int i = 0; i < 10; i++) {
            try (Issuer other = new Issuer()) {
                other.rotate("unknown-" + i);
                assertThat(isRead(other.sign(CLAIMS))).isFalse();
            }
        }

        // Then
        assertThat(issuer.fetches()).isLessThanOrEqualTo(3);
        assertThat(read(issuer.sign(CLAIMS))).hasValue(CLAIMS);
    }

    @Test
    void shouldNotSayThatATokenIsBadWhenTheKeysAreAway() throws Exception {
        // Given
        issuer.answer(500);

        // Then
        assertThatThrownBy(() -> read(issuer.sign(CLAIMS))).hasCauseInstanceOf(UnavailableException.class);
    }

    @Test
    void shouldKeepNobodyWaitingWhoAsks() throws Exception {
        // Given
        issuer.hang();

        // When: this returns although the keys do not come
        CompletableFuture<Optional<JWTClaimsSet>> reading =
                reader.read(issuer.sign(CLAIMS)).toCompletableFuture();
        await().until(() -> issuer.fetches() == 1);
        boolean wasDone = reading.isDone();
        issuer.resume();

        // Then
        assertThat(wasDone).isFalse();
        assertThat(reading.join()).hasValue(CLAIMS);
    }

    /** A key that is not known may have to be looked for later: the token is not read, and not said to be bad either. */
    private boolean isRead(String token) {
        return reader.read(token)
                .toCompletableFuture()
                .handle((claims, failure) -> failure == null && claims.isPresent())
                .join();
    }

    private Optional<JWTClaimsSet> read(String token) {
        return reader.read(token).toCompletableFuture().join();
    }
}
