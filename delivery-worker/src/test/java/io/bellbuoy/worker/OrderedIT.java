package io.bellbuoy.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.DeliveryOrder;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.worker.Receiver.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a subscription may rely on that asks for order, on rungs of a few seconds. */
final class OrderedIT {

    private static final int NOTIFICATIONS = 10;
    private static final int PARTITIONS = 4;
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private final List<String> sets = List.of(
            "kafka.bootstrap.servers=" + TestKafka.shared().bootstrapServers(),
            "schema.registry.url=" + TestKafka.shared().schemaRegistryUrl(),
            "topics.prefix=" + TestKafka.shared().freshPrefix(),
            "topics.notification-partitions=" + PARTITIONS,
            "delivery.retry-ladder=2s,3s");
    private final Harbour harbour = Harbour.with(TestConfig.with(sets.toArray(String[]::new)));

    @AfterEach
    void close() throws Exception {
        harbour.close();
    }

    @Test
    void shouldKeepTheOrderBehindOneThatFailsAndDelayNobodyElseOnItsPartition() throws Exception {
        // Given
        String neighbour = neighbourOf("ci");
        String failing = id(1, "ci");
        AtomicInteger failures = new AtomicInteger();
        Receiver receiver = harbour.closing(Receiver.following(harbour.vertx(), (earlier, request) -> {
            boolean fails = request.getHeader("webhook-id").equals(failing) && failures.getAndIncrement() < 2;
            Receiver.answer(request, fails ? 500 : 200);
        }));
        harbour.subscribe(ordered("ci", receiver, 8));
        harbour.subscribe(Samples.subscription(neighbour, receiver.url()));
        publish("ci", neighbour);

        // When
        harbour.startWorker();

        // Then
        awaitDelivered(NOTIFICATIONS);
        List<String> came = receiver.received().stream().map(Received::id).toList();
        assertThat(came.stream().filter(ids("ci")::contains).distinct()).containsExactlyElementsOf(ids("ci"));
        assertThat(came.subList(0, NOTIFICATIONS + 2)).containsAll(ids(neighbour));
        assertThat(came).filteredOn(failing::equals).hasSize(3);
    }

    @Test
    void shouldKeepTheOrderWhenAWorkerIsKilled() throws Exception {
        // Given: the second fails, and hangs when it is tried again.
        AtomicBoolean isDead = new AtomicBoolean();
        Receiver receiver = harbour.closing(Receiver.following(harbour.vertx(), (earlier, request) -> {
            if (isDead.get() || earlier < 2) {
                Receiver.answer(request, earlier == 1 ? 500 : 200);
            }
        }));
        harbour.subscribe(ordered("ci", receiver, 8));
        publish("ci");
        try (WorkerProcess worker = WorkerProcess.start(sets)) {
            await().atMost(STARTS_WITHIN).until(() -> receiver.received().size() == 3);

            // When
            worker.kill();
        }
        isDead.set(true);
        harbour.startWorker();

        // Then
        awaitDelivered(NOTIFICATIONS);
        assertThat(inTurns(receiver)).isEqualTo(ids("ci"));
        assertThat(receiver.duplicates()).isEqualTo(2);
    }

    @Test
    void shouldLetTheOthersGoWhenTheFirstInLineIsDead() throws Exception {
        // Given
        Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 200, 500, 500, 200));
        harbour.subscribe(ordered("ci", receiver, 2));
        publish("ci");

        // When
        harbour.startWorker();

        // Then
        awaitDelivered(NOTIFICATIONS - 1);
        assertThat(harbour.deadLettersUntil(letters -> letters.size() == 1))
                .extracting(letter -> letter.getNotification().getId())
                .containsExactly(id(1, "ci"));
        assertThat(inTurns(receiver)).isEqualTo(ids("ci"));
        List<DeliveryOrder> remembered = harbour.ordersUntil(orders -> orders.contains(null));
        assertThat(remembered).last().isNull();
        assertThat(remembered.get(0).getPostponed()).isNotEmpty();
    }

    @Test
    void shouldLetGoAllThatWaitWhenTheSubscriptionAsksForNoOrderAnyMore() throws Exception {
        // Given
        String failing = id(0, "ci");
        Receiver receiver = harbour.closing(Receiver.following(
                harbour.vertx(),
                (earlier, request) ->
                        Receiver.answer(request, request.getHeader("webhook-id").equals(failing) ? 500 : 200)));
        Subscription subscription = ordered("ci", receiver, 8);
        harbour.subscribe(subscription);
        publish("ci");
        harbour.startWorker();
        await().atMost(STARTS_WITHIN).until(() -> !receiver.received().isEmpty());

        // When
        harbour.subscribe(Subscription.newBuilder(subscription)
                .setVersion(2)
                .setDelivery(Delivery.newBuilder().setMaxAttempts(8).build())
                .build());

        // Then
        awaitDelivered(NOTIFICATIONS - 1);
        assertThat(harbour.ordersUntil(orders -> orders.contains(null))).last().isNull();
    }

    private void publish(String... subscriptions) throws Exception {
        for (int number = 0; number < NOTIFICATIONS; number++) {
            for (String subscription : subscriptions) {
                harbour.publishSoon(Samples.notification("e-" + number, subscription));
            }
        }
        harbour.flush();
    }

    private void awaitDelivered(int notifications) {
        harbour.statusesUntil(statuses -> statuses.stream()
                        .filter(status -> status.getSubscription().equals("ci"))
                        .filter(status -> status.getOutcome().getVerdict().equals("delivered"))
                        .count()
                == notifications);
    }

    /** What came, without what came again right after itself. */
    private static List<String> inTurns(Receiver receiver) {
        List<String> turns = new ArrayList<>();
        for (Received webhook : receiver.received()) {
            if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(webhook.id())) {
                turns.add(webhook.id());
            }
        }
        return turns;
    }

    private static Subscription ordered(String id, Receiver receiver, int maxAttempts) {
        return Subscription.newBuilder(Samples.subscription(id, receiver.url()))
                .setDelivery(Delivery.newBuilder()
                        .setTimeout(60_000)
                        .setMaxAttempts(maxAttempts)
                        .setOrdered(true)
                        .build())
                .build();
    }

    private static List<String> ids(String subscription) {
        return IntStream.range(0, NOTIFICATIONS)
                .mapToObj(number -> id(number, subscription))
                .toList();
    }

    private static String id(int number, String subscription) {
        return Samples.notification("e-" + number, subscription).getId();
    }

    /** Another subscription on the same partition. */
    private static String neighbourOf(String subscription) {
        return Stream.iterate(0, number -> number + 1)
                .map(number -> "neighbour-" + number)
                .filter(other -> partition(other) == partition(subscription))
                .findFirst()
                .orElseThrow();
    }

    private static int partition(String subscription) {
        byte[] key = (Samples.TENANT + "/" + subscription).getBytes(UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
    }
}
