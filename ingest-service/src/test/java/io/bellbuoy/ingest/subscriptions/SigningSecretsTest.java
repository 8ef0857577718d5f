package io.bellbuoy.ingest.subscriptions;

import static io.bellbuoy.ingest.subscriptions.Documents.withEndpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.json.InvalidJsonException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String GIVEN = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
    private static final Endpoint STANDARD = endpoint("\"secret\":\"" + GIVEN + "\"");
    private static final Endpoint JFROG = endpoint("\"signing\":\"jfrog-token\",\"secret\":\"correct horse\"");

    @ParameterizedTest
    @CsvSource({"'', whsec_", "whsec_, whsec_", "whsk_, whsk_"})
    void shouldMakeTheKindThatIsAskedFor(String asked, String prefix) {
        // Given
        Endpoint endpoint = asked.isEmpty() ? endpoint("") : endpoint("\"secret\":\"" + asked + "\"");

        // When
        SigningSecrets secrets = after(endpoint, Optional.empty());

        // Then
        assertThat(secrets.wasMade()).isTrue();
        assertThat(secrets.present()).startsWith(prefix).hasSizeGreaterThan(40);
        assertThat(secrets).asString().doesNotContain(prefix);
    }

    /** So that a document can be put as often as one likes. */
    @Test
    void shouldMakeNoOtherSecretOfAKindThatThereIs() {
        SigningSecrets secrets = after(endpoint("\"secret\":\"whsec_\""), Optional.of(STANDARD));

        assertThat(secrets).isEqualTo(new SigningSecrets(GIVEN, List.of(), false));
    }

    @Test
    void shouldChangeTheKindWhenAsked() {
        SigningSecrets secrets = after(endpoint("\"secret\":\"whsk_\""), Optional.of(STANDARD));

        assertThat(secrets.wasMade()).isTrue();
        assertThat(secrets.present()).startsWith("whsk_");
    }

    @Test
    void shouldKeepWhatADocumentLeavesOutForAnotherReceiverToo() {
        SigningSecrets secrets = after(endpointAt("https://new.example/", ""), Optional.of(STANDARD));

        assertThat(secrets).isEqualTo(new SigningSecrets(GIVEN, List.of(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/hook", "http://ci.example/hook"})
    void shouldNotSendASecretItselfToAReceiverItWasNotGivenFor(String url) {
        Endpoint asked = endpointAt(url, ",\"signing\":\"jfrog-token\"");

        assertRefused(asked, JFROG, "must be given again, because it is sent itself");
    }

    @Test
    void shouldNotBeginToSendASecretThatOnlySignedBefore() {
        assertRefused(
                endpoint("\"signing\":\"jfrog-token\""), STANDARD, "must be given again, because it is sent itself");
    }

    @Test
    void shouldKeepASecretThatIsSentToTheSameReceiver() {
        Endpoint asked = endpointAt("https://ci.example/other", ",\"signing\":\"jfrog-token\"");

        assertThat(after(asked, Optional.of(JFROG)).present()).isEqualTo("correct horse");
    }

    @Test
    void shouldNotKeepASecretThatTheSchemeCannotUse() {
        assertRefused(endpoint(""), JFROG, "must be given again, and it must be whsec_");
    }

    private static void assertRefused(Endpoint asked, Endpoint old, String words) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> after(asked, Optional.of(old)))
                .withMessageStartingWith("/endpoint/secret: " + words)
                .withMessageNotContaining("correct horse");
    }

    private static SigningSecrets after(Endpoint asked, Optional<Endpoint> old) {
        return SigningSecrets.put(asked, old, NOW, new SecureRandom());
    }

    private static Endpoint endpoint(String fields) {
        return Documents.read(withEndpoint(fields)).subscription().getEndpoint();
    }

    private static Endpoint endpointAt(String url, String fields) {
        return Documents.read("{\"endpoint\":{\"url\":\"" + url + "\"" + fields + "}}")
                .subscription()
                .getEndpoint();
    }
}
