package io.bellbuoy.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.DeliveryExchange;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.topics.HeaderNames;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeliveryWorkerIT {

    private final Harbour harbour = Harbour.with(TestConfig.with(
            "kafka.bootstrap.servers=" + TestKafka.shared().bootstrapServers(),
            "schema.registry.url=" + TestKafka.shared().schemaRegistryUrl(),
            "topics.prefix=" + TestKafka.shared().freshPrefix()));

    @AfterEach
    void close() throws Exception {
        harbour.close();
    }

    @Test
    void shouldDeliverASignedWebhookAndSaySo() throws Exception {
        // Given
        Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 204));
        harbour.subscribe(Samples.subscription("ci", receiver.url()));
        harbour.startWorker();

        // When
        harbour.publish(Samples.notification("e-1", "ci"));

        // Then
        DeliveryStatus status =
                harbour.statusesUntil(statuses -> !statuses.isEmpty()).get(0);
        assertThat(receiver.forged()).isEmpty();
        assertThat(receiver.received()).singleElement().satisfies(webhook -> {
            assertThat(webhook.id()).isEqualTo(status.getNotification());
            assertThat(webhook.body()).startsWith("{\"type\":\"artifact.pushed\"");
        });
        assertThat(status.getTenant()).isEqualTo("acme");
        assertThat(status.getSubscription()).isEqualTo("ci");
        assertThat(status.getSubscriptionVersion()).isEqualTo(1);
        assertThat(status.getEvent()).isEqualTo("e-1");
        assertThat(status.getEndpoint()).isEqualTo(receiver.origin());
        assertThat(status.getNextAttempt()).isNull();
        assertThat(status.getOutcome().getAttempt()).isEqualTo(1);
        assertThat(status.getOutcome().getVerdict()).isEqualTo("delivered");
        assertThat(status.getOutcome().getStatus()).isEqualTo(204);
    }

    @Test
    void shouldKeepOfAnExchangeNothingThatIsSecret() throws Exception {
        // Given
        Receiver echo = harbour.closing(Receiver.following(harbour.vertx(), (earlier, request) -> {
            request.headers()
                    .forEach(header -> request.response().putHeader("x-" + header.getKey(), header.getValue()));
            request.response().setStatusCode(500).end(request.headers() + " " + request.uri());
        }));
        harbour.subscribe(Secretive.subscription("ci", echo.url()));
        harbour.startWorker();

        // When
        harbour.publish(Samples.notification("e-1", "ci"));

        // Then
        DeliveryStatus status =
                harbour.statusesUntil(statuses -> !statuses.isEmpty()).get(0);
        DeliveryExchange exchange = status.getExchange();
        assertThat(exchange.getRequestHeaders())
                .containsEntry("webhook-id", status.getNotification())
                .containsEntry("content-type", "application/json")
                .containsEntry("authorization", "***")
                .containsEntry("webhook-signature", "***")
                .containsEntry("x-template", "***");
        assertThat(exchange.getRequestBody()).isEqualTo("{\"type\":\"artifact.pushed\",\"token\":\"***\"}");
        assertThat(exchange.getResponseHeaders()).containsKey("x-authorization").containsKey("content-length");
        assertThat(exchange.getResponseBody()).contains("x-template").contains("***");
        assertThat(exchange.getAnswered()).isNotNull();
        assertThat(status.toString() + AvroJson.tree(status)).doesNotContain(Secretive.ALL.toArray(String[]::new));
    }

    @Test
    void shouldTryAgainAfterTheFirstRungsDelayWithTheSameWebhookId() throws Exception {
        // Given
        Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 500, 200));
        harbour.subscribe(Samples.subscription("ci", receiver.url()));
        harbour.startWorker();

        // When
        harbour.publish(Samples.notification("e-1", "ci"));

        // Then
        List<DeliveryStatus> statuses = harbour.statusesUntil(found -> found.size() == 2);
        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.countById()).hasSize(1);
        AttemptOutcome first = statuses.get(0).getOutcome();
        AttemptOutcome second = statuses.get(1).getOutcome();
        assertThat(List.of(first.getVerdict(), first.getReason(), first.getFault()))
                .containsExactly("retry", "server_error", "customer");
        assertThat(first.getStatus()).isEqualTo(500);
        assertThat(List.of(second.getVerdict(), second.getAttempt())).containsExactly("delivered", 2);
        assertThat(second.getStarted()).isAfterOrEqualTo(statuses.get(0).getNextAttempt());
        assertThat(statuses.get(0).getNextAttempt())
                .isEqualTo(first.getStarted().plusMillis(first.getDuration()).plusSeconds(1));
    }

    @Test
    void shouldWriteADeadLetterWithAllAttemptsWhenTheLastHasFailed() throws Exception {
        // Given
        Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 500));
        harbour.subscribe(withMaxAttempts(2, Samples.subscription("ci", receiver.url())));
        harbour.startWorker();

        // When
        harbour.publish(Samples.notification("e-1", "ci"));

        // Then
        DeadLetter letter =
                harbour.deadLettersUntil(letters -> !letters.isEmpty()).get(0);
        assertThat(letter.getNotification()).isEqualTo(Samples.notification("e-1", "ci"));
        assertThat(letter.getReason()).isEqualTo("server_error");
        assertThat(letter.getFault()).isEqualTo("customer");
        assertThat(letter.getEndpoint()).isEqualTo(receiver.origin());
        assertThat(letter.getAttempts()).extracting(AttemptOutcome::getAttempt).containsExactly(1, 2);
        assertThat(letter.getAttempts()).extracting(AttemptOutcome::getVerdict).containsExactly("retry", "dead");
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void shouldSetAnUnreadableRecordAsideAndDeliverTheNext() throws Exception {
        // Given
        Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 200));
        harbour.subscribe(Samples.subscription("ci", receiver.url()));
        harbour.startWorker();

        // When
        byte[] key = "acme/ci".getBytes(UTF_8);
        harbour.publish(key, "no avro".getBytes(UTF_8));
        harbour.publish(Samples.notification("e-1", "ci"));

        // Then
        harbour.statusesUntil(statuses -> statuses.size() == 1);
        ConsumerRecord<byte[], byte[]> record = harbour.quarantined();
        assertThat(record.key()).isEqualTo(key);
        assertThat(record.value()).isEqualTo("no avro".getBytes(UTF_8));
        assertThat(header(record, HeaderNames.QUARANTINED_BY)).isEqualTo("worker");
        assertThat(header(record, HeaderNames.QUARANTINED_FROM))
                .startsWith(harbour.topics().notifications() + "/");
        assertThat(header(record, HeaderNames.QUARANTINE_REASON)).isNotEmpty();
    }

    @Test
    void shouldDiscardWhatADeletedSubscriptionWaitedFor() throws Exception {
        // Given
        Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 200));
        harbour.subscribe(Samples.subscription("ci", receiver.url()));
        harbour.unsubscribe("ci");
        harbour.startWorker();

        // When
        harbour.publish(Samples.notification("e-1", "ci"));

        // Then
        DeliveryStatus status =
                harbour.statusesUntil(statuses -> !statuses.isEmpty()).get(0);
        assertThat(status.getOutcome().getVerdict()).isEqualTo("discarded");
        assertThat(status.getOutcome().getReason()).isEqualTo("subscription_deleted");
        assertThat(status.getOutcome().getAttempt()).isZero();
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void shouldHoldWhileTheSubscriptionIsDisabledAndDeliverAfterwards() throws Exception {
        // Given
        Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 200));
        Subscription enabled = Samples.subscription("ci", receiver.url());
        harbour.subscribe(Subscription.newBuilder(enabled).setEnabled(false).build());
        harbour.startWorker();
        harbour.publish(Samples.notification("e-1", "ci"));
        harbour.onRungUntil(1, held -> held.size() == 1);
        harbour.onRungUntil(2, held -> held.size() >= 2);

        // When
        harbour.subscribe(Subscription.newBuilder(enabled).setVersion(2).build());

        // Then
        DeliveryStatus status =
                harbour.statusesUntil(statuses -> !statuses.isEmpty()).get(0);
        assertThat(status.getOutcome().getVerdict()).isEqualTo("delivered");
        assertThat(status.getOutcome().getAttempt()).isEqualTo(1);
        assertThat(status.getSubscriptionVersion()).isEqualTo(2);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void shouldRefuseAnAddressThatIsNotAllowedAndTryAgainLater() throws Exception {
        // Given
        harbour.subscribe(Samples.subscription("ci", "http://169.254.169.254/latest/meta-data"));
        harbour.startWorker();

        // When
        harbour.publish(Samples.notification("e-1", "ci"));

        // Then
        DeliveryStatus status =
                harbour.statusesUntil(statuses -> !statuses.isEmpty()).get(0);
        assertThat(status.getOutcome().getVerdict()).isEqualTo("retry");
        assertThat(status.getOutcome().getReason()).isEqualTo("address_refused");
        assertThat(status.getOutcome().getFault()).isEqualTo("customer");
        assertThat(status.getOutcome().getDetail()).isEqualTo(Reason.ADDRESS_REFUSED.sentence());
        assertThat(status.getEndpoint()).isEqualTo("http://169.254.169.254:80");
    }

    @Test
    void shouldNotLetAHangingEndpointStopAnothersDeliveries() throws Exception {
        // Given
        Receiver hanging = harbour.closing(Receiver.hanging(harbour.vertx()));
        Receiver healthy = harbour.closing(Receiver.answering(harbour.vertx(), 200));
        harbour.subscribe(withTimeout(2_000, Samples.subscription("hangs", hanging.url())));
        harbour.subscribe(Samples.subscription("works", healthy.url()));
        harbour.startWorker();

        // When
        harbour.publish(Samples.notification("e-1", "hangs"));
        harbour.publish(Samples.notification("e-1", "works"));

        // Then
        List<DeliveryStatus> statuses = harbour.statusesUntil(found -> found.size() == 2);
        assertThat(outcomeOf("works", statuses).getVerdict()).isEqualTo("delivered");
        assertThat(outcomeOf("hangs", statuses).getReason()).isEqualTo("timeout");
        assertThat(outcomeOf("hangs", statuses).getDuration()).isBetween(2_000L, 3_500L);
        assertThat(endOf(outcomeOf("works", statuses))).isBefore(endOf(outcomeOf("hangs", statuses)));
    }

    @Test
    void shouldCutAResponseThatNeverEnds() throws Exception {
        // Given
        Receiver dripping = harbour.closing(Receiver.following(harbour.vertx(), (earlier, request) -> {
            request.response().setChunked(true);
            long drip =
                    harbour.vertx().setPeriodic(5, tick -> request.response().write(Buffer.buffer(new byte[10_000])));
            request.response().exceptionHandler(gone -> harbour.vertx().cancelTimer(drip));
        }));
        harbour.subscribe(Samples.subscription("ci", dripping.url()));
        harbour.startWorker();

        // When
        harbour.publish(Samples.notification("e-1", "ci"));

        // Then
        DeliveryStatus status =
                harbour.statusesUntil(statuses -> !statuses.isEmpty()).get(0);
        assertThat(status.getOutcome().getVerdict()).isEqualTo("delivered");
        assertThat(status.getOutcome().getDuration()).isLessThan(5_000);
    }

    @Test
    void shouldBuryWhatCannotBeSigned() throws Exception {
        // Given
        Subscription subscription = Samples.subscription("ci", "http://127.0.0.1:9/");
        harbour.subscribe(Subscription.newBuilder(subscription)
                .setEndpoint(Endpoint.newBuilder(subscription.getEndpoint())
                        .setSecret(null)
                        .build())
                .build());
        harbour.startWorker();

        // When
        harbour.publish(Samples.notification("e-1", "ci"));

        // Then
        DeadLetter letter =
                harbour.deadLettersUntil(letters -> !letters.isEmpty()).get(0);
        assertThat(letter.getReason()).isEqualTo("secret_missing");
        assertThat(letter.getEndpoint()).isEqualTo("http://127.0.0.1:9");
        assertThat(letter.getAttempts()).singleElement().satisfies(attempt -> assertThat(attempt.getAttempt())
                .isZero());
    }

    /** Promise 4: delivery is at least once, with a stable id, whoever stops and starts. */
    @Test
    void shouldDeliverEverythingAtLeastOnceWhenWorkersComeAndGo() throws Exception {
        // Given
        int notifications = 3_000;
        Receiver receiver = harbour.closing(Receiver.following(harbour.vertx(), (earlier, request) -> harbour.vertx()
                .setTimer(20, later -> Receiver.answer(request, 200))));
        for (int number = 0; number < 10; number++) {
            harbour.subscribe(Samples.subscription("s" + number, receiver.url()));
        }
        DeliveryWorker first = harbour.startWorker();
        for (int number = 0; number < notifications; number++) {
            harbour.publishSoon(Samples.notification("e-" + number, "s" + number % 10));
        }
        await().until(() -> receiver.received().size() > notifications / 10);

        // When
        first.stop();
        int beforeSecond = receiver.received().size();
        harbour.startWorker();
        await().until(() -> receiver.received().size() > notifications / 3);
        // Takes half of the partitions away from the one that works.
        harbour.startWorker();

        // Then
        harbour.flush();
        await().atMost(60, SECONDS).until(() -> receiver.countById().size() == notifications);
        System.out.printf("Stopped at %d of %d, %d duplicates%n", beforeSecond, notifications, receiver.duplicates());
        assertThat(beforeSecond).isLessThan(notifications);
        assertThat(receiver.forged()).isEmpty();
        // They part like guests: whatever was in flight was finished and settled.
        assertThat(receiver.duplicates()).isZero();
    }

    private static Subscription withMaxAttempts(int maxAttempts, Subscription subscription) {
        return Subscription.newBuilder(subscription)
                .setDelivery(Delivery.newBuilder(subscription.getDelivery())
                        .setMaxAttempts(maxAttempts)
                        .build())
                .build();
    }

    private static Subscription withTimeout(long millis, Subscription subscription) {
        return Subscription.newBuilder(subscription)
                .setDelivery(Delivery.newBuilder(subscription.getDelivery())
                        .setTimeout(millis)
                        .build())
                .build();
    }

    private static AttemptOutcome outcomeOf(String subscription, List<DeliveryStatus> statuses) {
        return statuses.stream()
                .filter(status -> status.getSubscription().equals(subscription))
                .findFirst()
                .orElseThrow()
                .getOutcome();
    }

    private static Instant endOf(AttemptOutcome outcome) {
        return outcome.getStarted().plusMillis(outcome.getDuration());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
