package io.bellbuoy.worker;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.testing.TestKafka;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 4 where partitions change hands: delivery is at least once, and hardly ever more. */
final class RebalanceIT {

    private final List<String> sets = List.of(
            "kafka.bootstrap.servers=" + TestKafka.shared().bootstrapServers(),
            "schema.registry.url=" + TestKafka.shared().schemaRegistryUrl(),
            "topics.prefix=" + TestKafka.shared().freshPrefix());
    private final Harbour harbour = Harbour.with(TestConfig.with(sets.toArray(String[]::new)));

    @AfterEach
    void close() throws Exception {
        harbour.close();
    }

    @Test
    void shouldSendAgainOnlyWhatWasOpenWhenAWorkerIsKilled() throws Exception {
        // Given: one of fifty requests gets no answer, until the worker is dead.
        int notifications = 500;
        int open = notifications / 50;
        AtomicBoolean isDead = new AtomicBoolean();
        Receiver receiver = harbour.closing(Receiver.following(harbour.vertx(), (earlier, request) -> {
            if (isDead.get() || earlier % 50 != 0) {
                Receiver.answer(request, 200);
            }
        }));
        harbour.subscribe(Samples.subscription("ci", receiver.url(), 60_000));
        for (int number = 0; number < notifications; number++) {
            harbour.publishSoon(Samples.notification("e-" + number, "ci"));
        }
        harbour.flush();
        try (WorkerProcess worker = WorkerProcess.start(sets)) {
            harbour.statusesUntil(statuses -> statuses.size() == notifications - open);

            // When
            worker.kill();
        }
        Set<String> unanswered = IntStream.range(0, open)
                .mapToObj(number -> receiver.received().get(50 * number).id())
                .collect(toSet());
        isDead.set(true);
        harbour.startWorker();

        // Then
        harbour.statusesUntil(statuses -> statuses.size() == notifications);
        Set<String> sentTwice = receiver.countById().entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(toSet());
        assertThat(receiver.countById()).hasSize(notifications);
        assertThat(sentTwice).isEqualTo(unanswered);
        assertThat(receiver.duplicates()).isEqualTo(open);
    }
}
