package io.bellbuoy.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.secrets.KeySet;
import io.bellbuoy.kit.secrets.SubscriptionSecrets;
import io.bellbuoy.testing.TestKafka;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SealedSecretsIT {

    private final String prefix = TestKafka.shared().freshPrefix();
    private final KeySet keys = KeySet.generate();

    @Test
    void shouldDeliverWithSecretsThatAreEncryptedInTheTopic() throws Exception {
        Harbour harbour = harbour(keys.rotated());
        try {
            // Given
            Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 204));
            harbour.subscribe(sealed(Samples.subscription("ci", receiver.url())));
            harbour.startWorker();

            // When
            harbour.publish(Samples.notification("e-1", "ci"));

            // Then: the receiver verified the signature
            harbour.statusesUntil(statuses -> !statuses.isEmpty());
            assertThat(receiver.received()).hasSize(1);
            assertThat(receiver.forged()).isEmpty();
        } finally {
            harbour.close();
        }
    }

    @Test
    void shouldTryAgainUntilTheKeyIsBack() throws Exception {
        Harbour withoutKey = harbour(KeySet.generate());
        Harbour withKey = harbour(keys);
        try {
            // Given
            Receiver receiver = withKey.closing(Receiver.answering(withKey.vertx(), 204));
            withKey.subscribe(sealed(once(Samples.subscription("ci", receiver.url()))));
            DeliveryWorker blind = withoutKey.startWorker();
            withKey.publish(Samples.notification("e-1", "ci"));
            List<DeliveryStatus> unreadable = withKey.statusesUntil(statuses -> statuses.size() >= 2);

            // When
            blind.stop();
            withKey.startWorker();

            // Then
            assertThat(unreadable).allSatisfy(status -> {
                assertThat(status.getOutcome().getVerdict()).isEqualTo("retry");
                assertThat(status.getOutcome().getReason()).isEqualTo("secret_unreadable");
                assertThat(status.getOutcome().getFault()).isEqualTo("ours");
                assertThat(status.getOutcome().getAttempt()).isZero();
            });
            List<DeliveryStatus> all =
                    withKey.statusesUntil(statuses -> verdict(last(statuses)).equals("delivered"));
            assertThat(all.subList(0, all.size() - 1))
                    .allSatisfy(status -> assertThat(verdict(status)).isEqualTo("retry"));
            assertThat(receiver.received()).hasSize(1);
        } finally {
            withKey.close();
            withoutKey.close();
        }
    }

    private Harbour harbour(KeySet known) {
        return Harbour.with(TestConfig.with(
                "kafka.bootstrap.servers=" + TestKafka.shared().bootstrapServers(),
                "schema.registry.url=" + TestKafka.shared().schemaRegistryUrl(),
                "topics.prefix=" + prefix,
                "secrets.keyset=" + known.json()));
    }

    private Subscription sealed(Subscription subscription) {
        return SubscriptionSecrets.with(keys).sealed(subscription);
    }

    /** A lost key uses no attempt up. */
    private static Subscription once(Subscription subscription) {
        return Subscription.newBuilder(subscription)
                .setDelivery(Delivery.newBuilder(subscription.getDelivery())
                        .setMaxAttempts(1)
                        .build())
                .build();
    }

    private static DeliveryStatus last(List<DeliveryStatus> statuses) {
        return statuses.get(statuses.size() - 1);
    }

    private static String verdict(DeliveryStatus status) {
        return status.getOutcome().getVerdict();
    }
}
