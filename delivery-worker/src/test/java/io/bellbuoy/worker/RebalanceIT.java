package io.bellbuoy.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.testing.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 4 where partitions change hands: delivery is at least once, and hardly ever more. */
final class RebalanceIT {

    /** After which a silent lane that is not known by name loses its partitions. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    private static final int BATCH = 100;
    private static final int SUBSCRIPTIONS = 20;

    private final List<String> sets = List.of(
            "kafka.bootstrap.servers=" + TestKafka.shared().bootstrapServers(),
            "schema.registry.url=" + TestKafka.shared().schemaRegistryUrl(),
            "topics.prefix=" + TestKafka.shared().freshPrefix());
    private final Harbour harbour = Harbour.with(TestConfig.with(sets.toArray(String[]::new)));

    private final Map<String, Integer> requestsByWorker = new ConcurrentHashMap<>();
    private int published;

    @AfterEach
    void close() throws Exception {
        harbour.close();
    }

    @Test
    void shouldSendAgainOnlyWhatWasOpenWhenAWorkerIsKilled() throws Exception {
        // Given: one of fifty requests gets no answer, until the worker is dead.
        int notifications = 200;
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

    @Test
    void shouldDeliverOnceWhenOneWorkerJoinsAndAnotherLeaves() throws Exception {
        // Given
        Receiver receiver = takingItsTime();
        DeliveryWorker first = startWorker("first");
        publishUntilRequestsOf("first", receiver);

        // When
        startWorker("second");
        publishUntilRequestsOf("second", receiver);
        first.stop();
        publish();

        // Then
        await().atMost(60, SECONDS).until(() -> receiver.countById().size() == published);
        assertThat(receiver.duplicates()).isZero();
    }

    @Test
    void shouldSendTwiceOnlyWhatWasNotCommittedWhenOneOfTwoWorkersIsKilled() throws Exception {
        // Given
        Receiver receiver = takingItsTime();
        startWorker("first");
        try (WorkerProcess second = WorkerProcess.start(named("second"))) {
            publishUntilRequestsOf("second", receiver);

            // When
            second.kill();
        }
        publish();

        // Then: whatever was sent twice, nobody has committed the first time.
        List<DeliveryStatus> delivered = harbour.statusesUntil(statuses -> idsOf(statuses) == published);
        assertThat(delivered).hasSize(published);
        assertThat(receiver.countById()).hasSize(published);
        System.out.printf("Killed one of two workers, %d duplicates of %d%n", receiver.duplicates(), published);
    }

    @Test
    void shouldGiveAWorkerItsPartitionsBackAtOnceWhenItIsKilledAndComesAgain() throws Exception {
        // Given
        Receiver receiver = takingItsTime();
        startWorker("first", "delivery.instance-id=first");
        try (WorkerProcess second = WorkerProcess.start(named("second", "delivery.instance-id=second"))) {
            publishUntilRequestsOf("second", receiver);

            // When
            second.kill();
        }
        startWorker("second again", "delivery.instance-id=second");
        publish();

        // Then: sooner than its silence would have been noticed.
        await().atMost(SESSION_TIMEOUT.dividedBy(2)).until(() -> requestsOf("second again") > 0);
        await().atMost(60, SECONDS).until(() -> receiver.countById().size() == published);
    }

    /** For subscriptions on all partitions. */
    private Receiver takingItsTime() throws Exception {
        Receiver receiver = harbour.closing(Receiver.following(harbour.vertx(), (earlier, request) -> {
            requestsByWorker.merge(request.getHeader("user-agent"), 1, Integer::sum);
            harbour.vertx().setTimer(20, later -> Receiver.answer(request, 200));
        }));
        for (int number = 0; number < SUBSCRIPTIONS; number++) {
            harbour.subscribe(Samples.subscription("s" + number, receiver.url()));
        }
        return receiver;
    }

    /** A load that does not end before the worker has its share of it. */
    private void publishUntilRequestsOf(String worker, Receiver receiver) {
        await().atMost(120, SECONDS).until(() -> {
            if (published - receiver.countById().size() < 5 * BATCH) {
                publish();
            }
            return requestsOf(worker) >= BATCH;
        });
    }

    private void publish() throws Exception {
        int before = published;
        for (; published < before + BATCH; published++) {
            harbour.publishSoon(Samples.notification("e-" + published, "s" + published % SUBSCRIPTIONS));
        }
        harbour.flush();
    }

    private static long idsOf(List<DeliveryStatus> statuses) {
        return statuses.stream().map(DeliveryStatus::getNotification).distinct().count();
    }

    private int requestsOf(String worker) {
        return requestsByWorker.getOrDefault(worker, 0);
    }

    private DeliveryWorker startWorker(String name, String... more) throws Exception {
        return harbour.startWorker(TestConfig.with(named(name, more).toArray(String[]::new)));
    }

    /** What it is configured with; its requests say its name. */
    private List<String> named(String name, String... more) {
        return Stream.of(sets, List.of("delivery.user-agent=" + name), List.of(more))
                .flatMap(List::stream)
                .toList();
    }
}
