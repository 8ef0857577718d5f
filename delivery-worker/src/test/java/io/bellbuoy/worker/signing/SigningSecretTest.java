package io.bellbuoy.worker.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.bellbuoy.worker.Samples;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningSecretTest {

    @Test
    void shouldMakeSignaturesThatTheReferenceLibraryVerifies() throws Exception {
        // Given
        String body = "{\"type\":\"artifact.pushed\",\"name\":\"käse\"}";
        Instant now = Instant.now();

        // When
        String signature = SigningSecret.parse(Samples.SECRET).sign("ntf_1", now, body);

        // Then
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of("ntf_1"),
                        "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                        "webhook-signature", List.of(signature)),
                (name, value) -> true);
        Webhook receiver = new Webhook(Samples.SECRET);
        assertThatCode(() -> receiver.verify(body, headers)).doesNotThrowAnyException();
    }

    @Test
    void shouldSignTheExampleOfTheReferenceImplementations() {
        // Given
        Instant timestamp = Instant.ofEpochSecond(1_614_265_330);

        // When
        String signature = SigningSecret.parse(Samples.SECRET)
                .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp, "{\"test\": 2432232314}");

        // Then
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_s3cret!"})
    void shouldRefuseWhatIsNoSecretWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> SigningSecret.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void shouldShowNothingOfItself() {
        assertThat(SigningSecret.parse(Samples.SECRET)).hasToString("whsec_…");
    }
}
