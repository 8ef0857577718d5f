package io.bellbuoy.kit.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.EndpointTls;
import io.bellbuoy.events.PreviousSecret;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.events.TemplateSecret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubscriptionSecretsTest {

    private static final Instant LATER = Instant.parse("2026-11-22T12:00:00Z");
    private static final KeySet KEYS = KeySet.generate();

    private final SubscriptionSecrets secrets = SubscriptionSecrets.with(KEYS);

    @BeforeAll
    static void trust() {
        AvroTrust.ensure();
    }

    @Test
    void shouldSealEverySecretAndOpenItAgain() {
        // When
        Subscription sealed = secrets.sealed(subscription());

        // Then
        assertThat(sealed).asString().doesNotContain("geheim");
        assertThat(sealed.getEndpoint().getUrl()).isEqualTo("https://ci.example/hook");
        assertThat(secrets.opened(sealed)).isEqualTo(subscription());
    }

    @Test
    void shouldSealTheSameSecretDifferentlyEachTime() {
        assertThat(secrets.sealed(subscription())).isNotEqualTo(secrets.sealed(subscription()));
    }

    @Test
    void shouldReadWhatLiesInClear() {
        assertThat(secrets.opened(subscription())).isEqualTo(subscription());
    }

    @Test
    void shouldLeaveEverythingAsItIsWithoutKeys() {
        // Given
        SubscriptionSecrets without = SubscriptionSecrets.inClear();
        Subscription sealed = secrets.sealed(subscription());

        // Then
        assertThat(without.sealed(subscription())).isEqualTo(subscription());
        assertThat(without.opened(sealed)).isEqualTo(sealed);
    }

    @Test
    void shouldLeaveSealedWhatAnotherKeySealed() {
        // Given
        SubscriptionSecrets others = SubscriptionSecrets.with(KeySet.generate());
        Subscription sealed = others.sealed(subscription());

        // Then
        assertThat(secrets.opened(sealed)).isEqualTo(sealed);
        assertThat(SubscriptionSecrets.isSealed(secrets.opened(sealed).getEndpoint()))
                .isTrue();
        assertThat(secrets.sealed(sealed)).isEqualTo(sealed);
        assertThat(others.opened(secrets.sealed(sealed))).isEqualTo(subscription());
    }

    @Test
    void shouldOpenWithAnyKeyAndSealWithTheNewest() {
        // Given
        SubscriptionSecrets rotated = SubscriptionSecrets.with(KEYS.rotated());

        // When
        Subscription opened = rotated.opened(secrets.sealed(subscription()));
        Subscription again = rotated.sealed(opened);

        // Then
        assertThat(opened).isEqualTo(subscription());
        assertThat(rotated.opened(again)).isEqualTo(subscription());
        assertThat(secrets.opened(again)).isEqualTo(again);
    }

    @Test
    void shouldNotOpenASecretThatWasMovedToAnotherSubscriptionOrField() {
        // Given
        Subscription sealed = secrets.sealed(subscription());
        String secret = sealed.getEndpoint().getSecret();

        // When
        Subscription stolen = Subscription.newBuilder(sealed).setTenant("evil").build();
        Subscription misplaced = Subscription.newBuilder(sealed)
                .setEndpoint(Endpoint.newBuilder(sealed.getEndpoint())
                        .setAuthorization(secret)
                        .build())
                .build();

        // Then
        assertThat(secrets.opened(stolen).getEndpoint().getSecret()).isEqualTo(secret);
        assertThat(secrets.opened(stolen).getEndpoint().getTemplate())
                .isEqualTo(sealed.getEndpoint().getTemplate());
        assertThat(secrets.opened(misplaced).getEndpoint().getAuthorization()).isEqualTo(secret);
    }

    @Test
    void shouldOpenASecretThatWasReplacedWhileItCouldNotBeRead() {
        // Given
        Subscription sealed = secrets.sealed(subscription());
        PreviousSecret replaced = new PreviousSecret(sealed.getEndpoint().getSecret(), LATER);

        // When
        Subscription moved = Subscription.newBuilder(sealed)
                .setEndpoint(Endpoint.newBuilder(sealed.getEndpoint())
                        .setPreviousSecrets(List.of(replaced))
                        .build())
                .build();

        // Then
        assertThat(secrets.opened(moved).getEndpoint().getPreviousSecrets())
                .containsExactly(new PreviousSecret("geheim-secret", LATER));
    }

    @Test
    void shouldKnowThatATemplatesSecretIsSealed() {
        // Given
        Endpoint sealed = Endpoint.newBuilder()
                .setTemplate(secrets.sealed(subscription()).getEndpoint().getTemplate())
                .build();

        // Then
        assertThat(SubscriptionSecrets.isSealed(sealed)).isTrue();
        assertThat(SubscriptionSecrets.isSealed(subscription().getEndpoint())).isFalse();
    }

    @Test
    void shouldNotOpenWhatIsNoSealedTextAtAll() {
        assertThat(List.of("tink:", "tink:!!", "tink:AAAA")).allSatisfy(text -> {
            Subscription broken = Subscription.newBuilder(subscription())
                    .setEndpoint(Endpoint.newBuilder().setSecret(text).build())
                    .build();
            assertThat(secrets.opened(broken)).isEqualTo(broken);
        });
    }

    private static Subscription subscription() {
        return Subscription.newBuilder()
                .setTenant("acme")
                .setId("ci")
                .setEndpoint(Endpoint.newBuilder()
                        .setUrl("https://ci.example/hook")
                        .setSecret("geheim-secret")
                        .setPreviousSecrets(List.of(new PreviousSecret("geheim-previous", LATER)))
                        .setAuthorization("Bearer geheim")
                        .setTls(EndpointTls.newBuilder()
                                .setClientKey("geheim-key")
                                .build())
                        .setTemplate(RequestTemplate.newBuilder()
                                .setBody("{{ .secrets.a }}")
                                .setSecrets(List.of(
                                        new TemplateSecret("a", "geheim-a"), new TemplateSecret("b", "geheim-b")))
                                .build())
                        .build())
                .build();
    }
}
