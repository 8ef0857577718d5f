package io.bellbuoy.ingest.subscriptions;

import static io.bellbuoy.ingest.subscriptions.Documents.withEndpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision.Kind;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.signing.SigningScheme;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionRevisionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.000001Z");
    private static final long NOW_MICROS = 1_795_262_400_000_001L;
    private static final String GIVEN = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    @Test
    void shouldMakeASecretWhenNoneIsGiven() {
        // When
        SubscriptionRevision revision = put(withEndpoint(""), Optional.empty());

        // Then
        assertThat(revision.kind()).isEqualTo(Kind.CREATED);
        assertThat(revision.secretWasMade()).isTrue();
        assertThat(SigningScheme.STANDARD.violation(
                        revision.subscription().getEndpoint().getSecret()))
                .isEmpty();
        assertThat(SubscriptionDocument.writeWithSecret(revision.subscription())
                        .path("endpoint")
                        .path("secret")
                        .textValue())
                .isEqualTo(revision.subscription().getEndpoint().getSecret());
    }

    @Test
    void shouldTakeVersionAndTimesFromTheClock() {
        // When
        Subscription created = put(withEndpoint(""), Optional.empty()).subscription();

        // Then
        assertThat(created.getVersion()).isEqualTo(NOW_MICROS);
        assertThat(created.getCreated()).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(created.getUpdated()).isEqualTo(created.getCreated());
    }

    @Test
    void shouldRaiseTheVersionEvenWhenTheClockStandsStill() {
        // Given
        Subscription ahead = put(withEndpoint(""), Optional.empty()).subscription();

        // When
        SubscriptionRevision updated = put(withEndpoint(""), Optional.of(ahead));
        SubscriptionRevision deleted = SubscriptionRevision.delete(updated.subscription(), NOW);

        // Then
        assertThat(updated.kind()).isEqualTo(Kind.UPDATED);
        assertThat(updated.subscription().getVersion()).isEqualTo(NOW_MICROS + 1);
        assertThat(deleted.subscription().getVersion()).isEqualTo(NOW_MICROS + 2);
    }

    @Test
    void shouldKeepSecretsThatADocumentLeavesOut() {
        // Given
        Subscription before = put(
                        withEndpoint("\"secret\":\"" + GIVEN + "\",\"authorization\":\"Bearer t\""), Optional.empty())
                .subscription();

        // When
        SubscriptionRevision revision = put(withEndpoint("\"secret\":null"), Optional.of(before));

        // Then
        assertThat(revision.secretWasMade()).isFalse();
        assertThat(revision.subscription().getEndpoint().getSecret()).isEqualTo(GIVEN);
        assertThat(revision.subscription().getEndpoint().getAuthorization()).isEqualTo("Bearer t");
    }

    @Test
    void shouldForgetAnAuthorizationThatADocumentDenies() {
        // Given
        Subscription before = put(withEndpoint("\"authorization\":\"Bearer t\""), Optional.empty())
                .subscription();

        // When
        SubscriptionRevision revision = put(withEndpoint("\"authorization\":null"), Optional.of(before));

        // Then
        assertThat(revision.subscription().getEndpoint().getAuthorization()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ci.example/hook",
                "https://ci.example.evil/hook",
                "https://ci.example:8443/hook",
            })
    void shouldNotSendAnAuthorizationToAReceiverItWasNotGivenFor(String url) {
        // Given
        Subscription before = put(withEndpoint("\"authorization\":\"Bearer t\""), Optional.empty())
                .subscription();

        // Then
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> put("{\"endpoint\":{\"url\":\"" + url + "\"}}", Optional.of(before)))
                .withMessageStartingWith("/endpoint/authorization: must be given again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            textBlock =
                    """
                    "url":"https://CI.example:443/other"                        | Bearer t
                    "url":"https://new.example/hook","authorization":"Bearer u" | Bearer u
                    "url":"https://new.example/hook","authorization":null       | none
                    """)
    void shouldChangeTheUrlOfAnAuthorizedEndpoint(String endpoint, @Nullable String authorization) {
        // Given
        Subscription before = put(withEndpoint("\"authorization\":\"Bearer t\""), Optional.empty())
                .subscription();

        // When
        SubscriptionRevision revision = put("{\"endpoint\":{" + endpoint + "}}", Optional.of(before));

        // Then
        assertThat(revision.subscription().getEndpoint().getAuthorization()).isEqualTo(authorization);
    }

    @Test
    void shouldKeepWhenItWasMade() {
        // Given
        Subscription before = put(withEndpoint(""), Optional.empty()).subscription();

        // When
        Subscription after = SubscriptionRevision.put(
                        Documents.read(withEndpoint("")), Optional.of(before), NOW.plusSeconds(60), new SecureRandom())
                .subscription();

        // Then
        assertThat(after.getCreated()).isEqualTo(before.getCreated());
        assertThat(after.getUpdated()).isAfter(before.getUpdated());
    }

    @Test
    void shouldTellTheTenantsLogOfTheSubscriptionWithoutItsSecrets() {
        // Given
        SubscriptionRevision revision = put(withEndpoint("\"authorization\":\"Bearer t\""), Optional.empty());

        // When
        RegistryEvent event = revision.event();

        // Then
        assertThat(event.getId()).isEqualTo("sub_ci_" + NOW_MICROS);
        assertThat(event.getTenant()).isEqualTo("acme");
        assertThat(event.getType()).isEqualTo("bellbuoy.subscription.created");
        assertThat(event.getSubscription().getVersion()).isEqualTo(NOW_MICROS);
        assertThat(event.getSubscription().getFilter())
                .isEqualTo(revision.subscription().getFilter());
        assertThat(event.getSubscription().getEndpoint().getUrl()).isEqualTo("https://ci.example/hook");
        assertThat(event).asString().doesNotContain("whsec_", "Bearer t");
        assertThat(revision.subscription()).asString().contains("whsec_", "Bearer t");
        assertThat(revision).asString().doesNotContain("whsec_");
    }

    private static SubscriptionRevision put(String json, Optional<Subscription> previous) {
        return SubscriptionRevision.put(Documents.read(json), previous, NOW, new SecureRandom());
    }
}
