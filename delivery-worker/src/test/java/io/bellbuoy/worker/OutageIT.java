package io.bellbuoy.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.embedded.EmbeddedKafka;
import io.bellbuoy.embedded.EmbeddedKafkaConfig;
import io.bellbuoy.embedded.EmbeddedSchemaRegistry;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.testing.TestKafka;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker does while something that it needs is away. */
final class OutageIT {

    private static final int NOTIFICATIONS = 1_000;

    @TempDir
    private Path directory;

    @Test
    void shouldDeliverEverythingWhenTheBrokerGoesAndComesBackUnderLoad() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(directory, 0, Map.of()))) {
            // Given
            Harbour harbour = Harbour.with(TestConfig.with(
                    "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                    "schema.registry.url=" + TestKafka.shared().schemaRegistryUrl(),
                    "delivery.max-in-flight=32"));
            Receiver receiver =
                    harbour.closing(Receiver.following(harbour.vertx(), (earlier, request) -> harbour.vertx()
                            .setTimer(20, later -> Receiver.answer(request, 200))));
            harbour.subscribe(Samples.subscription("ci", receiver.url()));
            for (int number = 0; number < NOTIFICATIONS; number++) {
                harbour.publishSoon(Samples.notification("e-" + number, "ci"));
            }
            harbour.flush();
            Health health = new Health();
            harbour.startWorker(health);
            await().atMost(30, SECONDS).until(() -> receiver.received().size() > NOTIFICATIONS / 10);

            // When
            kafka.stop();
            int before = receiver.countById().size();
            // So long that a transaction has failed: its outcomes must be settled again, and not be sent again.
            await().atMost(60, SECONDS).until(() -> harbour.readiness(health).contains("outcomes cannot be written"));
            kafka.start();

            // Then
            await().atMost(90, SECONDS).until(() -> receiver.countById().size() == NOTIFICATIONS);
            Map<String, Long> delivered = harbour.statusesUntil(statuses -> idsOf(statuses) == NOTIFICATIONS).stream()
                    .collect(Collectors.groupingBy(DeliveryStatus::getNotification, Collectors.counting()));
            System.out.printf("Broker away at %d of %d, %d duplicates%n", before, NOTIFICATIONS, receiver.duplicates());
            assertThat(before).isLessThan(NOTIFICATIONS);
            assertThat(delivered).hasSize(NOTIFICATIONS);
            assertThat(receiver.duplicates()).isLessThan(NOTIFICATIONS / 2);
            harbour.close();
        }
    }

    @Test
    void shouldWaitForTheSchemaRegistryAndSetNothingAside() throws Exception {
        // Given
        Vertx vertx = Vertx.vertx();
        Path schemas = directory.resolve("schemas.jsonl");
        EmbeddedSchemaRegistry registry = EmbeddedSchemaRegistry.start(vertx, schemas, 0);
        int port = Integer.parseInt(registry.url().substring(registry.url().lastIndexOf(':') + 1));
        Harbour harbour = Harbour.with(TestConfig.with(
                "kafka.bootstrap.servers=" + TestKafka.shared().bootstrapServers(),
                "schema.registry.url=" + registry.url(),
                "topics.prefix=" + TestKafka.shared().freshPrefix()));
        Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 200));
        harbour.subscribe(Samples.subscription("ci", receiver.url()));
        harbour.publish(Samples.notification("e-1", "ci"));
        registry.close();
        Health health = new Health();
        harbour.startWorker(health);
        await().atMost(30, SECONDS).until(() -> harbour.readiness(health).contains("schema registry gives no answer"));

        // When
        EmbeddedSchemaRegistry again = EmbeddedSchemaRegistry.start(vertx, schemas, port);

        // Then
        DeliveryStatus status =
                harbour.statusesUntil(statuses -> !statuses.isEmpty()).get(0);
        assertThat(status.getOutcome().getVerdict()).isEqualTo("delivered");
        await().atMost(30, SECONDS).until(() -> !harbour.readiness(health).contains("lane-0 waits"));
        harbour.close();
        again.close();
        vertx.close();
    }

    private static long idsOf(List<DeliveryStatus> statuses) {
        return statuses.stream().map(DeliveryStatus::getNotification).distinct().count();
    }
}
