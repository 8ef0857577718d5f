package io.bellbuoy.worker.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.topics.ReplayedHeader;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.worker.Samples;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class DeliveryTest {

    private final ConsumerRecord<byte[], byte[]> record =
            new ConsumerRecord<>("notifications", 0, 7, null, new byte[0]);

    @Test
    void shouldBeAFirstAttemptWhenTheMatcherMadeIt() {
        assertThat(delivery().isFirst()).isTrue();
    }

    @Test
    void shouldGiveWayToFirstAttemptsWhenItIsAReplay() {
        ReplayedHeader.write(Samples.TIME, record.headers());

        assertThat(delivery().replayed()).isPresent();
        assertThat(delivery().isFirst()).isFalse();
        assertThat(delivery().attempt()).isEqualTo(1);
    }

    private Delivery delivery() {
        SubscriptionKey key = new SubscriptionKey("acme", "ci");
        return new Delivery(record, Samples.notification("e-1", "ci"), key, List.of(), 0, Optional.empty(), false);
    }
}
