package io.bellbuoy.kit.pem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrivateKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void shouldReadAKeyAndKnowWhoseItIs(String algorithm) throws Exception {
        // Given
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        KeyPair pair = generator.generateKeyPair();
        KeyPair other = generator.generateKeyPair();

        // When
        PrivateKey key = PrivateKeys.parse(
                "Bag Attributes\n" + pem("PRIVATE KEY", pair.getPrivate().getEncoded()));

        // Then
        assertThat(key).isEqualTo(pair.getPrivate());
        assertThat(PrivateKeys.belongTogether(key, pair.getPublic())).isTrue();
        assertThat(PrivateKeys.belongTogether(key, other.getPublic())).isFalse();
    }

    @Test
    void shouldKnowThatKeysOfTwoAlgorithmsDoNotBelongTogether() throws Exception {
        // Given
        KeyPair ec = KeyPairGenerator.getInstance("EC").generateKeyPair();
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        // When, Then
        assertThat(PrivateKeys.belongTogether(ec.getPrivate(), rsa.getPublic())).isFalse();
    }

    @Test
    void shouldRefuseEveryOtherFormAndRepeatNothing() {
        // Given
        String[] texts = {
            "",
            "s3cret",
            pem("RSA PRIVATE KEY", new byte[32]),
            pem("ENCRYPTED PRIVATE KEY", new byte[32]),
            pem("PRIVATE KEY", new byte[32]),
            "-----BEGIN PRIVATE KEY-----\ns3cret=a\n-----END PRIVATE KEY-----",
        };

        // When, Then
        for (String text : texts) {
            assertThatExceptionOfType(InvalidPemException.class)
                    .isThrownBy(() -> PrivateKeys.parse(text))
                    .withMessageStartingWith("must be ")
                    .withMessageNotContaining("s3cret");
        }
    }

    private static String pem(String type, byte[] encoded) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END " + type
                + "-----\n";
    }
}
