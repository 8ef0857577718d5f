package io.bellbuoy.worker.attempt;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.DeliveryHold;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.worker.attempt.HeldSubscriptions.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HeldSubscriptionsTest {

    private final Map<String, DeliveryHold> holds = new HashMap<>();
    private final CompletableFuture<Void> holdsRead = new CompletableFuture<>();
    private final HeldSubscriptions subscriptions = new HeldSubscriptions(
            new View<>(HeldSubscriptionsTest::subscription, () -> completedFuture(null)),
            new View<>(key -> Optional.ofNullable(holds.get(key)), () -> holdsRead));

    @Test
    void shouldFindNothingUntilItIsKnownWhatIsHeld() {
        // Given
        holds.put("acme", new DeliveryHold());
        CompletableFuture<Void> caughtUp = subscriptions.caughtUp();

        // Then: not even what a restart would send because it has not read yet that it must not
        assertThat(subscriptions.get("acme/ci")).isEmpty();
        assertThat(caughtUp).isNotDone();

        // When
        holdsRead.complete(null);

        // Then
        assertThat(caughtUp).isCompleted();
        assertThat(subscriptions.get("acme/ci")).map(Subscription::getEnabled).contains(false);
    }

    @Test
    void shouldShowAsDisabledWhatItsTenantHolds() {
        // Given
        read();

        // When
        holds.put("acme", new DeliveryHold());

        // Then
        assertThat(subscriptions.get("acme/ci")).map(Subscription::getEnabled).contains(false);
        assertThat(subscriptions.get("other/ci")).map(Subscription::getEnabled).contains(true);
    }

    @Test
    void shouldShowEverythingAsDisabledWhileThePlatformHoldsIt() {
        // Given
        read();

        // When
        holds.put("_platform", new DeliveryHold());
        Optional<Subscription> held = subscriptions.get("other/ci");
        holds.clear();

        // Then
        assertThat(held).map(Subscription::getEnabled).contains(false);
        assertThat(subscriptions.get("other/ci")).map(Subscription::getEnabled).contains(true);
    }

    private void read() {
        holdsRead.complete(null);
        assertThat(subscriptions.caughtUp()).isCompleted();
    }

    private static Optional<Subscription> subscription(String key) {
        String tenant = key.substring(0, key.indexOf('/'));
        return Optional.of(
                Subscription.newBuilder().setTenant(tenant).setEnabled(true).build());
    }
}
