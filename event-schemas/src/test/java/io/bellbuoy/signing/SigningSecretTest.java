package io.bellbuoy.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningSecretTest {

    /** Test 1 of RFC 8032, section 7.1: the private key and its public key, in base64. */
    private static final String RFC_PAIR =
            "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGg==";

    private static final String RFC_PUBLIC = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    @ParameterizedTest
    @EnumSource
    void shouldReadWhatItMade(SecretKind kind) {
        // When
        SigningSecret made = kind.generate(new SecureRandom());
        SigningSecret other = kind.generate(new SecureRandom());

        // Then
        assertThat(SigningSecret.parse(made.text())).hasSameClassAs(made).hasToString(made.toString());
        assertThat(SecretKind.of(made.text())).isEqualTo(kind);
        assertThat(SigningScheme.STANDARD.violation(made.text())).isEmpty();
        assertThat(made.text()).isNotEqualTo(other.text());
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowNothingOfItself(SecretKind kind) {
        String text = kind.generate(new SecureRandom()).text();

        String secretPart = text.substring(kind.prefix().length(), kind.prefix().length() + 10);
        assertThat(SigningSecret.parse(text).toString()).doesNotContain(secretPart);
    }

    @Test
    void shouldHaveThePublicKeyOfTheRfcsExample() {
        assertThat(SigningSecret.parse("whsk_" + RFC_PAIR))
                .isInstanceOfSatisfying(Ed25519Secret.class, secret -> assertThat(secret.publicKey())
                        .isEqualTo("whpk_" + RFC_PUBLIC));
    }

    @Test
    void shouldRefuseAPublicKeyThatIsAnothers() {
        byte[] pair = Base64.getDecoder().decode(RFC_PAIR);
        pair[63] ^= 1;

        assertThat(SigningScheme.STANDARD.violation(
                        "whsk_" + Base64.getEncoder().encodeToString(pair)))
                .hasValueSatisfying(words -> assertThat(words).contains("own public key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsk_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_s3cret!",
                "whsk_s3cret!",
                "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            })
    void shouldRefuseWhatIsNoSecretWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> SigningSecret.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be wh")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({"whsec_, 23, false", "whsec_, 24, true", "whsec_, 64, true", "whsec_, 65, false", "whsk_, 32, false"})
    void shouldTakeAsManyBytesAsTheSpecificationAllows(String prefix, int bytes, boolean taken) {
        String text = prefix + Base64.getEncoder().encodeToString(new byte[bytes]);

        assertThat(SigningScheme.STANDARD.violation(text).isEmpty()).isEqualTo(taken);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STANDARD")
    void shouldTakeAnyLineForARegistrysScheme(SigningScheme scheme) {
        assertThat(List.of("x", "correct horse", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "~".repeat(4096)))
                .allSatisfy(secret -> assertThat(scheme.violation(secret)).isEmpty());
        assertThat(List.of("", " x", "x ", "a\nb", "käse", "~".repeat(4097), "whsk_" + RFC_PAIR))
                .allSatisfy(secret -> assertThat(scheme.violation(secret)).isPresent());
    }

    @Test
    void shouldKnowSchemesByTheirNames() {
        assertThat(SigningScheme.named("jfrog-hmac")).hasValue(SigningScheme.JFROG_HMAC);
        assertThat(SigningScheme.named("JFROG_HMAC")).isEmpty();
        assertThat(SigningScheme.names()).isEqualTo("standard, jfrog-token, jfrog-hmac, harness");
    }

    @Test
    void shouldTakeABarePrefixForAWish() {
        assertThat(SecretKind.askedFor("whsk_")).hasValue(SecretKind.ED25519);
        assertThat(SecretKind.askedFor("whsec_")).hasValue(SecretKind.HMAC);
        assertThat(SecretKind.askedFor("whsec_x")).isEmpty();
    }
}
