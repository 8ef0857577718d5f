package io.bellbuoy.worker.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.worker.Samples;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class SubscriptionLookupTest {

    private static final SubscriptionKey KEY = new SubscriptionKey(Samples.TENANT, "ci");

    private final Map<String, Subscription> view = new HashMap<>();
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final SubscriptionLookup lookup =
            new SubscriptionLookup(key -> Optional.ofNullable(view.get(key)), () -> caughtUp);
    private final Notification notification = Notification.newBuilder(Samples.notification("e-1", "ci"))
            .setSubscriptionVersion(2)
            .build();

    @Test
    void shouldAnswerAtOnceWithTheVersionThatMatchedOrALaterOne() {
        // Given
        view.put(KEY.toString(), version(3));

        // When
        Future<Optional<Subscription>> found = lookup.find(KEY, notification);

        // Then
        assertThat(found.result()).contains(version(3));
    }

    @Test
    void shouldWaitForAViewThatIsBehindTheNotification() {
        // Given
        view.put(KEY.toString(), version(1));
        Future<Optional<Subscription>> found = lookup.find(KEY, notification);
        assertThat(found.isComplete()).isFalse();

        // When
        view.put(KEY.toString(), version(2));
        caughtUp.complete(null);

        // Then
        assertThat(found.result()).contains(version(2));
    }

    @Test
    void shouldFindNothingOnlyAfterTheViewHasCaughtUp() {
        // Given
        Future<Optional<Subscription>> found = lookup.find(KEY, notification);
        assertThat(found.isComplete()).isFalse();

        // When
        caughtUp.complete(null);

        // Then
        assertThat(found.result()).isEmpty();
    }

    @Test
    void shouldFailWhenItCannotBeKnown() {
        // Given
        Future<Optional<Subscription>> found = lookup.find(KEY, notification);

        // When
        caughtUp.completeExceptionally(new IllegalStateException("Kafka is away"));

        // Then
        assertThat(found.failed()).isTrue();
    }

    private static Subscription version(long version) {
        return Subscription.newBuilder(Samples.subscription("ci", "https://ci.example/hook"))
                .setVersion(version)
                .build();
    }
}
