package io.bellbuoy.worker.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.PreviousSecret;
import io.bellbuoy.signing.Ed25519Secret;
import io.bellbuoy.signing.SecretKind;
import io.bellbuoy.signing.SigningScheme;
import io.bellbuoy.worker.Samples;
import java.net.http.HttpHeaders;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SignaturesTest {

    /** The message that the reference implementations sign in their tests. */
    private static final Message EXAMPLE =
            new Message("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}");

    private static final String OLD = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    /** The library refuses what is not of the last minutes. */
    private final Message message = new Message("ntf_1", Instant.now(), "{\"name\":\"käse\"}");

    @Test
    void shouldSignTheExampleOfTheReferenceImplementations() {
        assertThat(sign(EXAMPLE, SigningScheme.STANDARD, endpoint(Samples.SECRET)))
                .isEqualTo(new SignatureHeader("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    /** The pair and the signature that Svix, who began the specification, publishes. */
    @Test
    void shouldSignTheAsymmetricExampleOfSvix() {
        String pair = "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

        assertThat(sign(EXAMPLE, SigningScheme.STANDARD, endpoint(pair)).value())
                .isEqualTo(
                        "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
    }

    @Test
    void shouldMakeSignaturesThatThePublicKeyVerifies() throws Exception {
        // Given
        Ed25519Secret pair = (Ed25519Secret) SecretKind.ED25519.generate(new SecureRandom());

        // When
        String signature =
                sign(message, SigningScheme.STANDARD, endpoint(pair.text())).value();

        // Then
        assertThat(signature).startsWith("v1a,");
        assertThat(verifies(signature.substring(4), pair.publicKey(), message)).isTrue();
        assertThat(verifies(signature.substring(4), pair.publicKey(), EXAMPLE)).isFalse();
    }

    @Test
    void shouldMakeSignaturesThatTheReferenceLibraryVerifies() {
        String signature =
                sign(message, SigningScheme.STANDARD, endpoint(Samples.SECRET)).value();

        assertThat(isVerified(signature, Samples.SECRET)).isTrue();
        assertThat(isVerified(signature, OLD)).isFalse();
    }

    @Test
    void shouldLetReceiversVerifyWithWhicheverSecretIsValid() {
        // Given
        String asymmetric = SecretKind.ED25519.generate(new SecureRandom()).text();
        Endpoint rotating = endpoint(
                Samples.SECRET,
                previous(asymmetric, message.timestamp().plus(Duration.ofHours(1))),
                previous(OLD, message.timestamp().plusMillis(1)));

        // When
        String signatures = sign(message, SigningScheme.STANDARD, rotating).value();

        // Then
        assertThat(signatures).matches("v1,\\S+ v1a,\\S+ v1,\\S+");
        assertThat(isVerified(signatures, Samples.SECRET)).isTrue();
        assertThat(isVerified(signatures, OLD)).isTrue();
    }

    @Test
    void shouldNotSignWithASecretWhoseTimeIsOver() {
        // Given
        Endpoint rotated = endpoint(Samples.SECRET, previous(OLD, message.timestamp()));

        // When
        String signatures = sign(message, SigningScheme.STANDARD, rotated).value();

        // Then
        assertThat(isVerified(signatures, Samples.SECRET)).isTrue();
        assertThat(isVerified(signatures, OLD)).isFalse();
    }

    @Test
    void shouldShowAJFrogReceiverTheSecretItself() {
        assertThat(sign(message, SigningScheme.JFROG_TOKEN, endpoint("correct horse", previous(OLD, Instant.MAX))))
                .isEqualTo(new SignatureHeader("x-jfrog-event-auth", "correct horse"));
    }

    @ParameterizedTest
    @EnumSource(names = {"JFROG_HMAC", "HARNESS"})
    void shouldSignTheBodyAloneForTheRegistriesReceivers(SigningScheme scheme) {
        // Given: the best-known vector of HMAC-SHA256
        Message fox = new Message("ntf_1", Instant.EPOCH, "The quick brown fox jumps over the lazy dog");

        // When
        SignatureHeader header = sign(fox, scheme, endpoint("key", previous(OLD, Instant.MAX)));

        // Then
        assertThat(header.name())
                .isEqualTo(scheme == SigningScheme.HARNESS ? "x-harness-signature" : "x-jfrog-event-auth");
        assertThat(header.value()).isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    }

    @Test
    void shouldRefuseASecretThatIsNoneWithoutRepeatingIt() {
        assertThatThrownBy(() -> sign(message, SigningScheme.STANDARD, endpoint("s3cret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void shouldShowNeitherBodyNorSignatureInLogs() {
        assertThat(message.toString()).doesNotContain("käse");
        assertThat(sign(message, SigningScheme.JFROG_TOKEN, endpoint("s3cret"))).hasToString("x-jfrog-event-auth: …");
    }

    private static SignatureHeader sign(Message signed, SigningScheme scheme, Endpoint endpoint) {
        return Signatures.sign(signed, scheme, endpoint);
    }

    private static Endpoint endpoint(String secret, PreviousSecret... previous) {
        return Endpoint.newBuilder(
                        Samples.subscription("ci", "https://ci.example/hook").getEndpoint())
                .setSecret(secret)
                .setPreviousSecrets(Stream.of(previous).toList())
                .build();
    }

    private static PreviousSecret previous(String secret, Instant validUntil) {
        return new PreviousSecret(secret, validUntil);
    }

    private boolean isVerified(String signatures, String secret) {
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(message.id()),
                        "webhook-timestamp",
                                List.of(Long.toString(message.timestamp().getEpochSecond())),
                        "webhook-signature", List.of(signatures)),
                (name, value) -> true);
        try {
            new Webhook(secret).verify(message.body(), headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    /** As a receiver on Java does it, with the platform's own ed25519. */
    private static boolean verifies(String signature, String publicKey, Message signed)
            throws GeneralSecurityException {
        // What RFC 8410 puts before the key's 32 bytes, and the key.
        String x509 = "MCowBQYDK2VwAyEA" + publicKey.substring("whpk_".length());
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(x509))));
        String content = signed.id() + "." + signed.timestamp().getEpochSecond() + "." + signed.body();
        verifier.update(content.getBytes(UTF_8));
        return verifier.verify(Base64.getDecoder().decode(signature));
    }
}
