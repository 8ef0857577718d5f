package io.bellbuoy.ingest.subscriptions;

import static io.bellbuoy.ingest.subscriptions.Documents.withEndpoint;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.PreviousSecret;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.signing.SecretKind;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other secrets, by rotation and by {@code PUT}, and how long the old ones sign. */
class SecretRotationTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String FIRST = made();
    private static final String SECOND = made();

    @Test
    void shouldLetAReplacedSecretSignForADay() {
        // When
        Endpoint endpoint =
                put(secret(SECOND), subscription(secret(FIRST)), NOW).getEndpoint();

        // Then
        assertThat(endpoint.getSecret()).isEqualTo(SECOND);
        assertThat(endpoint.getPreviousSecrets()).containsExactly(new PreviousSecret(FIRST, NOW.plus(DAY)));
    }

    @Test
    void shouldKeepThePreviousOnesThroughOtherChangesUntilTheirTimeIsOver() {
        // Given
        Subscription rotated = put(secret(SECOND), subscription(secret(FIRST)), NOW);

        // When
        Subscription soon = put("", rotated, NOW.plus(DAY).minusMillis(1));
        Subscription late = put("", rotated, NOW.plus(DAY));

        // Then
        assertThat(soon.getEndpoint().getPreviousSecrets())
                .isEqualTo(rotated.getEndpoint().getPreviousSecrets());
        assertThat(late.getEndpoint().getPreviousSecrets()).isEmpty();
    }

    @Test
    void shouldNotListTheSecretThatIsPresentAgain() {
        // Given
        Subscription rotated = put(secret(SECOND), subscription(secret(FIRST)), NOW);

        // When
        Subscription same = put(secret(SECOND), rotated, NOW);
        Subscription back = put(secret(FIRST), rotated, NOW);

        // Then
        assertThat(same.getEndpoint().getPreviousSecrets()).containsExactly(new PreviousSecret(FIRST, NOW.plus(DAY)));
        assertThat(back.getEndpoint().getPreviousSecrets()).containsExactly(new PreviousSecret(SECOND, NOW.plus(DAY)));
    }

    @Test
    void shouldKeepTheTenNewest() {
        // Given
        Subscription subscription = subscription("");

        // When
        for (int i = 0; i < 12; i++) {
            subscription = rotate("{}", subscription).subscription();
        }

        // Then
        List<PreviousSecret> previous = subscription.getEndpoint().getPreviousSecrets();
        String newest = previous.get(0).getSecret();
        assertThat(previous).hasSize(10).extracting(PreviousSecret::getSecret).doesNotHaveDuplicates();
        assertThat(rotate("{}", subscription).subscription().getEndpoint().getPreviousSecrets())
                .extracting(PreviousSecret::getSecret)
                .startsWith(subscription.getEndpoint().getSecret(), newest);
    }

    @Test
    void shouldNotLetOldSecretsSignForAReceiverThatWasNeverToldThem() {
        // Given
        Subscription rotated = put(secret(SECOND), subscription(secret(FIRST)), NOW);

        // When
        Subscription moved = SubscriptionRevision.put(
                        Documents.read("{\"endpoint\":{\"url\":\"https://new.example/\"}}"),
                        Optional.of(rotated),
                        NOW,
                        new SecureRandom())
                .subscription();

        // Then
        assertThat(moved.getEndpoint().getSecret()).isEqualTo(SECOND);
        assertThat(moved.getEndpoint().getPreviousSecrets()).isEmpty();
    }

    @Test
    void shouldLeaveBehindWhatAnotherSchemeCannotUse() {
        // Given
        Subscription registrys = subscription("\"signing\":\"jfrog-hmac\",\"secret\":\"correct horse\"");

        // When
        Subscription standard = put(secret(FIRST), registrys, NOW);
        Subscription back = put("\"signing\":\"harness\",\"secret\":\"x\"", put(secret(SECOND), standard, NOW), NOW);

        // Then
        assertThat(standard.getEndpoint().getPreviousSecrets()).isEmpty();
        assertThat(back.getEndpoint().getPreviousSecrets()).isEmpty();
    }

    @Test
    void shouldMakeAnotherOfItsKind() {
        // Given
        Subscription before = subscription(secret("whsk_"));

        // When
        SubscriptionRevision rotated = rotate("{\"overlap\":\"12h\"}", before);

        // Then
        String old = before.getEndpoint().getSecret();
        assertThat(rotated.secretWasMade()).isTrue();
        assertThat(rotated.subscription().getEndpoint().getSecret())
                .startsWith("whsk_")
                .isNotEqualTo(old);
        assertThat(rotated.subscription().getEndpoint().getPreviousSecrets())
                .containsExactly(new PreviousSecret(old, NOW.plus(Duration.ofHours(12))));
        assertThat(rotated.subscription().getVersion()).isGreaterThan(before.getVersion());
    }

    @Test
    void shouldTakeAGivenSecretAndNotShowIt() {
        SubscriptionRevision rotated = rotate("{\"secret\":\"" + SECOND + "\"}", subscription(secret(FIRST)));

        assertThat(rotated.secretWasMade()).isFalse();
        assertThat(rotated.subscription().getEndpoint().getSecret()).isEqualTo(SECOND);
    }

    @Test
    void shouldStopEveryOldSecretWithoutOverlap() {
        // Given
        Subscription rotated = put(secret(SECOND), subscription(secret(FIRST)), NOW);

        // When, Then
        assertThat(rotate("{\"overlap\":\"0\"}", rotated)
                        .subscription()
                        .getEndpoint()
                        .getPreviousSecrets())
                .isEmpty();
    }

    /** Whose key is away: nobody is told of another secret for that, but a new one must not wait for the old. */
    @Test
    void shouldKeepWhatCannotBeReadUntilThereIsANewSecret() {
        // Given
        Subscription unreadable = unreadable();

        // When
        Subscription changed = put(secret("whsec_"), unreadable, NOW);
        Subscription mended = put(secret(FIRST), unreadable, NOW);

        // Then
        assertThat(changed.getEndpoint().getSecret()).isEqualTo("tink:present");
        assertThat(changed.getEndpoint().getPreviousSecrets())
                .isEqualTo(unreadable.getEndpoint().getPreviousSecrets());
        assertThat(mended.getEndpoint().getPreviousSecrets()).isEmpty();
        assertThat(rotate("{}", unreadable).subscription().getEndpoint().getPreviousSecrets())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    []                   | : must be an object
                    {"overlap":"8d"}     | /overlap: must be a duration such as 12h, at most 7d
                    {"overlap":"soon"}   | /overlap: must be a duration such as 12h, at most 7d
                    {"overlap":12}       | /overlap: must be a string
                    {"secret":"hunter2"} | /secret: must be whsec_
                    {"colour":"red"}     | /colour: unknown field
                    """)
    void shouldSayWhatIsWrongWithARequest(String json, String problem) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> rotate(json, subscription(secret(FIRST))))
                .withMessageContaining(problem)
                .withMessageNotContaining("hunter2");
    }

    @Test
    void shouldRefuseWhatTheSubscriptionsSigningCannotDo() {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> rotate("{\"overlap\":\"1h\"}", subscription("\"signing\":\"harness\"")))
                .withMessageStartingWith("/overlap: must be 0 or absent");
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> rotate("{\"secret\":\"" + FIRST + "\"}", subscription(secret(FIRST))))
                .withMessageStartingWith("/secret: must be another");
    }

    private static String made() {
        return SecretKind.HMAC.generate(new SecureRandom()).text();
    }

    private static String secret(String secret) {
        return "\"secret\":\"" + secret + "\"";
    }

    private static Subscription subscription(String endpoint) {
        return SubscriptionRevision.put(
                        Documents.read(withEndpoint(endpoint)), Optional.empty(), NOW, new SecureRandom())
                .subscription();
    }

    private static Subscription unreadable() {
        Subscription subscription = subscription("");
        return Subscription.newBuilder(subscription)
                .setEndpoint(Endpoint.newBuilder(subscription.getEndpoint())
                        .setSecret("tink:present")
                        .setPreviousSecrets(List.of(new PreviousSecret("tink:previous", NOW.plus(DAY))))
                        .build())
                .build();
    }

    private static Subscription put(String endpoint, Subscription previous, Instant now) {
        return SubscriptionRevision.put(
                        Documents.read(withEndpoint(endpoint)), Optional.of(previous), now, new SecureRandom())
                .subscription();
    }

    private static SubscriptionRevision rotate(String json, Subscription previous) {
        SecretRotation rotation = SecretRotation.read(JsonBody.parse(json.getBytes(UTF_8)));
        return SubscriptionRevision.rotate(rotation, previous, NOW, new SecureRandom());
    }
}
