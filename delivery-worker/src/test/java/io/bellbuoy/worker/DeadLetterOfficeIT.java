package io.bellbuoy.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.events.DeadLetterMark;
import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.replay.DeadLetterOffice;
import io.bellbuoy.replay.Progress;
import io.bellbuoy.replay.Redelivered;
import io.bellbuoy.replay.Redelivery;
import io.bellbuoy.replay.TakenOverException;
import io.bellbuoy.replay.Wanted;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.replay.deadletter.LetterFilter;
import io.bellbuoy.replay.deadletter.Rate;
import io.bellbuoy.replay.deadletter.Selection;
import io.bellbuoy.replay.deadletter.Tally;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Dead letters that a worker made, dealt with and delivered by it. */
final class DeadLetterOfficeIT {

    private static final int PARTITIONS = 4;
    private static final Selection ALL = new Selection(LetterFilter.ALL, Long.MAX_VALUE);
    private static final Progress SILENT = progress(done -> {});

    private final BellbuoyConfig config = TestConfig.with(
            "kafka.bootstrap.servers=" + TestKafka.shared().bootstrapServers(),
            "schema.registry.url=" + TestKafka.shared().schemaRegistryUrl(),
            "topics.prefix=" + TestKafka.shared().freshPrefix(),
            "topics.notification-partitions=" + PARTITIONS);
    private final Harbour harbour = Harbour.with(config);
    private final KafkaClients clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "test");
    private final AtomicInteger answer = new AtomicInteger(500);
    private Receiver receiver;

    @BeforeEach
    void startWorker() throws Exception {
        receiver = harbour.closing(
                Receiver.following(harbour.vertx(), (earlier, request) -> Receiver.answer(request, answer.get())));
        for (int subscription = 0; subscription < PARTITIONS; subscription++) {
            harbour.subscribe(dyingAtOnce("s-" + subscription));
        }
        harbour.startWorker();
    }

    @AfterEach
    void close() throws Exception {
        harbour.close();
    }

    @Test
    void shouldDeliverWhatIsReplayedAndSendNothingTwiceWhenRunTwice() throws Exception {
        // Given
        Set<String> dead = letDie(20);
        answer.set(200);

        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            // When
            Tally plan = Tally.of(office.waiting(ALL));
            long replayed = office.replay(ALL, Rate.UNLIMITED, SILENT);
            long again = office.replay(ALL, Rate.UNLIMITED, SILENT);

            // Then
            assertThat(plan.total()).isEqualTo(20);
            assertThat(plan.byReason()).isEqualTo(Map.of("server_error", 20L));
            assertThat(plan.bySubscription())
                    .isEqualTo(Map.of("acme/s-0", 5L, "acme/s-1", 5L, "acme/s-2", 5L, "acme/s-3", 5L));
            assertThat(replayed).isEqualTo(20);
            assertThat(again).isZero();
            List<DeliveryStatus> statuses = replayedStatuses(20);
            assertThat(statuses).extracting(DeliveryStatus::getNotification).containsExactlyInAnyOrderElementsOf(dead);
            assertThat(statuses)
                    .extracting(status -> status.getOutcome().getAttempt())
                    .containsOnly(1);
            assertThat(statuses)
                    .extracting(status -> status.getOutcome().getVerdict())
                    .containsOnly("delivered");
            assertSentOnceMore(dead);
        }
    }

    @Test
    void shouldLetANotificationWaitAnewThatDiedAgain() throws Exception {
        // Given
        String id = letDie(1).iterator().next();

        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            // When
            office.replay(ALL, Rate.UNLIMITED, SILENT);
            replayedStatuses(1);

            // Then
            assertThat(office.waiting(ALL).map(letter -> letter.notification().getId()))
                    .containsExactly(id);
            assertThat(office.history(id, LetterFilter.ALL).map(DeadLetterOfficeIT::inAWord))
                    .containsExactly("server_error", "replayed", "server_error");
            assertThat(office.replay(ALL, Rate.UNLIMITED, SILENT)).isEqualTo(1);
        }
    }

    @Test
    void shouldReplayOnlyWhatIsSelectedOldestFirst() throws Exception {
        // Given
        letDie(8);
        answer.set(200);
        LetterFilter second = new LetterFilter("acme", "s-1", "127.0.0.1", null, null, null, null);

        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            // When
            long ofSecond = office.replay(new Selection(second, 5), Rate.UNLIMITED, SILENT);
            List<Entry> oldest =
                    office.waiting(new Selection(LetterFilter.ALL, 3)).toList();
            long limited = office.replay(new Selection(LetterFilter.ALL, 3), Rate.UNLIMITED, SILENT);

            // Then
            assertThat(ofSecond).isEqualTo(2);
            assertThat(limited).isEqualTo(3);
            assertThat(office.waiting(ALL))
                    .hasSize(3)
                    .doesNotContainAnyElementsOf(oldest)
                    .extracting(letter -> letter.notification().getSubscription())
                    .doesNotContain("s-1");
        }
    }

    static Stream<Arguments> selectionsThatMeanTheSame() {
        Selection ofTenant = new Selection(LetterFilter.of("acme", null), Long.MAX_VALUE);
        return Stream.of(
                Arguments.of(ALL, ALL),
                Arguments.of(ALL, ofTenant),
                Arguments.of(ofTenant, ALL),
                Arguments.of(ofTenant, ofTenant));
    }

    @ParameterizedTest
    @MethodSource("selectionsThatMeanTheSame")
    void shouldStopTheFirstOfTwoOperatorsAndSendNothingTwice(Selection ofFirst, Selection ofSecond) throws Exception {
        // Given
        Set<String> dead = letDie(30);
        answer.set(200);
        AtomicInteger bySecond = new AtomicInteger();

        // When
        try (DeadLetterOffice first = DeadLetterOffice.open(config);
                DeadLetterOffice second = DeadLetterOffice.open(config)) {
            Progress interrupted = progress(done -> {
                if (done == 10) {
                    bySecond.set((int) second.replay(ofSecond, Rate.UNLIMITED, SILENT));
                }
            });
            assertThatThrownBy(() -> first.replay(ofFirst, Rate.parse("10/s"), interrupted))
                    .isInstanceOf(TakenOverException.class)
                    .hasMessageContaining("taken over");
        }

        // Then
        assertThat(bySecond).hasValue(20);
        replayedStatuses(30);
        assertSentOnceMore(dead);
    }

    @Test
    void shouldResumeBehindAnOperatorWhoDiedInTheMiddleOfATransaction() throws Exception {
        // Given: one whose notifications and marks are written, and were never committed
        Set<String> dead = letDie(8);
        answer.set(200);
        Producer<byte[], byte[]> abandoned = transactional(harbour.topics().prefix() + "dlq-replay", 60_000);
        abandoned.beginTransaction();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            abandoned.send(new ProducerRecord<>(harbour.topics().notifications(), partition, null, new byte[1]));
            abandoned.send(new ProducerRecord<>(harbour.topics().deadLetters(), partition, null, new byte[1]));
        }
        abandoned.flush();

        // When
        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            assertThat(office.replay(ALL, Rate.UNLIMITED, SILENT)).isEqualTo(8);
        }

        // Then
        replayedStatuses(8);
        assertSentOnceMore(dead);
        abandoned.close(Duration.ZERO);
    }

    @Test
    void shouldNotMissAMarkBehindATransactionThatIsStillOpen() throws Exception {
        // Given
        Set<String> dead = letDie(8);
        answer.set(200);
        Producer<byte[], byte[]> other = transactional(harbour.topics().prefix() + "other", 2_000);
        AtomicBoolean open = new AtomicBoolean();

        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            office.replay(ALL, Rate.UNLIMITED, new Progress() {
                @Override
                public void planned(Tally plan) {
                    other.beginTransaction();
                    for (int partition = 0; partition < PARTITIONS; partition++) {
                        other.send(new ProducerRecord<>(harbour.topics().deadLetters(), partition, null, new byte[1]));
                    }
                    other.flush();
                    open.set(true);
                }

                @Override
                public void done(long letters) {}
            });

            // When: until Kafka gives the other up, its readers of committed records see none of the marks.
            long again = office.replay(ALL, Rate.UNLIMITED, SILENT);

            // Then
            assertThat(open).isTrue();
            assertThat(again).isZero();
            replayedStatuses(8);
            assertSentOnceMore(dead);
        }
        other.close(Duration.ZERO);
    }

    @Test
    void shouldNeverReplayWhatWasPurged() throws Exception {
        // Given
        Set<String> dead = letDie(4);

        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            // When
            long purged = office.purge(ALL, SILENT);

            // Then
            assertThat(purged).isEqualTo(4);
            assertThat(office.waiting(ALL)).isEmpty();
            assertThat(office.replay(ALL, Rate.UNLIMITED, SILENT)).isZero();
            assertThat(office.history(dead.iterator().next(), LetterFilter.ALL).map(DeadLetterOfficeIT::inAWord))
                    .containsExactly("server_error", "purged");
        }
    }

    @Test
    void shouldDiscardTheReplayOfADeletedSubscriptionAndSaySo() throws Exception {
        // Given
        letDie(1);
        harbour.unsubscribe("s-0");

        // When
        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            office.replay(ALL, Rate.UNLIMITED, SILENT);
        }

        // Then
        assertThat(replayedStatuses(1))
                .extracting(status -> status.getOutcome().getVerdict())
                .containsExactly("discarded");
    }

    @Test
    void shouldPassOverWhatIsNoDeadLetter() throws Exception {
        // Given
        letDie(4);
        Producer<byte[], byte[]> stranger = transactional(harbour.topics().prefix() + "stranger", 60_000);
        stranger.beginTransaction();
        stranger.send(new ProducerRecord<>(harbour.topics().deadLetters(), 0, null, new byte[] {1, 2, 3}));
        stranger.send(new ProducerRecord<>(harbour.topics().deadLetters(), 0, null, null));
        stranger.commitTransaction();
        stranger.close();

        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            assertThat(office.waiting(ALL)).hasSize(4);
        }
    }

    @Test
    void shouldRedeliverWhatWasDelivered() throws Exception {
        // Given
        answer.set(200);
        harbour.publish(Samples.notification("e-1", "s-0"));
        String id = Samples.notification("e-1", "s-0").getId();
        harbour.statusesUntil(statuses -> statuses.size() == 1);

        try (Redelivery redelivery = Redelivery.open(config)) {
            // When
            Redelivered found =
                    redelivery.redeliver(new Wanted(id, "acme", null, null)).orElseThrow();

            // Then
            assertThat(found.topic()).isEqualTo(harbour.topics().notifications());
            replayedStatuses(1);
            assertThat(receiver.countById()).isEqualTo(Map.of(id, 2L));
            assertThat(redelivery.redeliver(new Wanted(id, "acme2", null, null)))
                    .isEmpty();
            assertThat(redelivery.redeliver(new Wanted(id, "acme", new SubscriptionKey("acme", "s-1"), null)))
                    .isEmpty();
        }
    }

    @Test
    void shouldRedeliverADeadLetterThatIsNoLongerAmongTheNotificationsAndNotReplayItThen() throws Exception {
        // Given
        String id = letDie(1).iterator().next();
        answer.set(200);
        forgetNotifications();

        // When
        Redelivered found;
        try (Redelivery redelivery = Redelivery.open(config)) {
            found = redelivery
                    .redeliver(new Wanted(id, "acme", new SubscriptionKey("acme", "s-0"), null))
                    .orElseThrow();
        }

        // Then
        assertThat(found.topic()).isEqualTo(harbour.topics().deadLetters());
        replayedStatuses(1);
        assertThat(receiver.countById()).isEqualTo(Map.of(id, 2L));
        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            assertThat(office.replay(ALL, Rate.UNLIMITED, SILENT)).isZero();
        }
    }

    /** Ids of so many notifications that have died, evenly of all subscriptions. */
    private Set<String> letDie(int count) throws Exception {
        List<Notification> notifications = IntStream.range(0, count)
                .mapToObj(number -> Samples.notification("e-" + number, "s-" + number % PARTITIONS))
                .toList();
        notifications.forEach(harbour::publishSoon);
        harbour.flush();
        harbour.deadLettersUntil(letters -> letters.size() == count);
        return notifications.stream().map(Notification::getId).collect(Collectors.toSet());
    }

    private List<DeliveryStatus> replayedStatuses(int count) {
        return ofReplays(harbour.statusesUntil(statuses -> ofReplays(statuses).size() == count));
    }

    private static List<DeliveryStatus> ofReplays(List<DeliveryStatus> statuses) {
        return statuses.stream().filter(status -> status.getReplayed() != null).toList();
    }

    /** Once when they died, once when they were replayed, and always with the same id. */
    private void assertSentOnceMore(Set<String> ids) {
        assertThat(receiver.countById()).containsOnlyKeys(ids);
        assertThat(receiver.countById().values()).containsOnly(2L);
    }

    private void forgetNotifications() throws Exception {
        try (Admin admin = Admin.create(clients.admin("delete"))) {
            Map<TopicPartition, RecordsToDelete> all = IntStream.range(0, PARTITIONS)
                    .boxed()
                    .collect(Collectors.toMap(
                            number -> new TopicPartition(harbour.topics().notifications(), number),
                            number -> RecordsToDelete.beforeOffset(-1)));
            admin.deleteRecords(all).all().get();
        }
    }

    private Producer<byte[], byte[]> transactional(String id, int timeoutMillis) {
        Map<String, Object> properties = clients.producer(id);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, timeoutMillis);
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private Subscription dyingAtOnce(String id) {
        return Subscription.newBuilder(Samples.subscription(id, receiver.url()))
                .setDelivery(Delivery.newBuilder()
                        .setTimeout(5_000)
                        .setMaxAttempts(1)
                        .build())
                .build();
    }

    private static String inAWord(Entry entry) {
        return entry.mark().map(DeadLetterMark::getKind).orElse(entry.record().getReason());
    }

    private static Progress progress(LongConsumer done) {
        return new Progress() {
            @Override
            public void planned(Tally plan) {}

            @Override
            public void done(long letters) {
                done.accept(letters);
            }
        };
    }
}
