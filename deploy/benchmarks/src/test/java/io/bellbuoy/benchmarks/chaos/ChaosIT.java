package io.bellbuoy.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.benchmarks.installation.Broker;
import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.embedded.EmbeddedKafka;
import io.bellbuoy.embedded.EmbeddedKafkaConfig;
import io.bellbuoy.embedded.EmbeddedSchemaRegistry;
import io.bellbuoy.testing.Partitions;
import io.bellbuoy.testing.TestKafka;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 4 while things break under load: no notification is lost, and none is sent again but for those whose requests were
 * open, or not yet committed, when something broke. {@code run chaos} does the first of these a thousand times.
 */
final class ChaosIT {

    private static final long SEED = 20_261_121;
    private static final int PER_SECOND = 100;
    private static final int A_FEW = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What one broker has others have too. It leaves without a word, and is missed after three seconds. */
    private static final Map<String, String> ONE_OF_THREE = Map.of(
            "offsets.topic.replication.factor", "3",
            "transaction.state.log.replication.factor", "3",
            "transaction.state.log.min.isr", "2",
            "controlled.shutdown.enable", "false",
            "broker.session.timeout.ms", "3000");

    @TempDir
    private Path dir;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Vertx vertx = Vertx.vertx();
    private EmbeddedSchemaRegistry schemas;

    @BeforeEach
    void open() {
        schemas = EmbeddedSchemaRegistry.start(vertx, dir.resolve("schemas"), 0);
    }

    @AfterEach
    void close() throws Exception {
        schemas.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldSendAgainOnlyWhatWasOpenWhenWorkersAreKilled() throws Exception {
        try (Trial trial = trial("kills", TestKafka.shared().bootstrapServers())) {
            // Given
            List<Worker> workers = new ArrayList<>(List.of(trial.start(0), trial.start(1)));
            List<Kill> kills = new ArrayList<>();

            // When
            for (int place : List.of(0, 1, 0, 1)) {
                trial.awaitMoreRequests(workers.get(place), random.nextInt(A_FEW));
                Kill kill = trial.kill(workers.get(place));
                workers.set(place, kill.successor());
                kills.add(kill);
            }

            // Then
            assertAccount("4 kills", trial, sighting -> kills.stream().anyMatch(kill -> kill.hasStruck(sighting)));
        }
    }

    @Test
    void shouldSendAgainOnlyWhatWasOpenWhenWorkersComeAndGo() throws Exception {
        try (Trial trial = trial("rebalances", TestKafka.shared().bootstrapServers())) {
            // Given
            Worker first = trial.start(0);
            trial.awaitMoreRequests(first, A_FEW);

            // When
            Disturbance rebalances = Disturbance.begin();
            Worker second = trial.start(1);
            trial.awaitMoreRequests(second, A_FEW);
            first.stop();
            trial.awaitMoreRequests(second, A_FEW);
            rebalances.end();

            // Then
            assertAccount("A worker came, another went", trial, rebalances::hasStruck);
        }
    }

    @Test
    void shouldSendNothingAgainWhenTheSchemaRegistryIsAway() throws Exception {
        try (Trial trial = trial("registry", TestKafka.shared().bootstrapServers())) {
            // Given
            Worker knowing = trial.start(0);
            trial.awaitMoreRequests(knowing, A_FEW);

            // When
            int port = URI.create(schemas.url()).getPort();
            schemas.close();
            AtomicInteger refused = new AtomicInteger();
            HttpServer outage = vertx.createHttpServer()
                    .requestHandler(request -> {
                        refused.incrementAndGet();
                        request.response().setStatusCode(503).end();
                    })
                    .listen(port, "127.0.0.1")
                    .await(10, TimeUnit.SECONDS);
            trial.awaitMoreRequests(knowing, A_FEW);
            knowing.stop();
            Worker ignorant = trial.start(1);
            await().atMost(PATIENCE).until(() -> refused.get() > 1);
            outage.close().await(10, TimeUnit.SECONDS);
            schemas = EmbeddedSchemaRegistry.start(vertx, dir.resolve("schemas"), port);
            trial.awaitMoreRequests(ignorant, A_FEW);

            // Then
            assertAccount("Schema registry away", trial, sighting -> false);
        }
    }

    @Test
    void shouldSendAgainOnlyWhatWasOpenWhenTheBrokerIsRestarted() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(config("kafka", Map.of()));
                Trial trial = trial("restart", kafka.bootstrapServers())) {
            // Given
            Worker worker = trial.start(0);
            trial.awaitMoreRequests(worker, A_FEW);

            // When
            Disturbance outage = Disturbance.begin();
            kafka.stop();
            kafka.start();
            trial.awaitMoreRequests(worker, A_FEW);
            outage.end();

            // Then
            assertAccount("Broker restarted", trial, outage::hasStruck);
        }
    }

    @Test
    void shouldSendAgainOnlyWhatWasOpenWhenOneOfThreeBrokersIsLost() throws Exception {
        try (EmbeddedKafka first = EmbeddedKafka.start(config("1", ONE_OF_THREE));
                EmbeddedKafka second = first.startPeer(2, config("2", ONE_OF_THREE));
                EmbeddedKafka third = first.startPeer(3, config("3", ONE_OF_THREE));
                Trial trial = trial(
                        "three",
                        first.bootstrapServers() + "," + second.bootstrapServers(),
                        "topics.replication-factor=3",
                        "topics.min-insync-replicas=2")) {
            // Given
            Worker worker = trial.start(0);
            trial.awaitMoreRequests(worker, A_FEW);

            // When
            Disturbance outage = Disturbance.begin();
            third.stop();
            trial.awaitMoreRequests(worker, 10 * A_FEW);
            outage.end();

            // Then
            assertAccount("One of three brokers lost", trial, outage::hasStruck);
        }
    }

    private EmbeddedKafkaConfig config(String name, Map<String, String> overrides) {
        return new EmbeddedKafkaConfig(dir.resolve(name), 0, overrides);
    }

    private Trial trial(String name, String bootstrapServers, String... settings) throws Exception {
        Broker broker = new Broker(bootstrapServers, schemas.url(), dir, () -> {});
        Installation installation = Trial.prepare(broker, name, settings);
        try (Admin admin = installation.admin()) {
            Partitions.awaitLeaders(admin, installation.config().topicSpecs());
        }
        return Trial.begin(installation, PER_SECOND, random.split());
    }

    private static void assertAccount(String what, Trial trial, Predicate<Sighting> isStruck) throws Exception {
        Audit audit = trial.end();
        int bound = audit.bound(isStruck);
        System.out.printf(
                "%s: %d notifications, %d requests, lost=%d duplicates=%d bound=%d%n",
                what, audit.notifications(), audit.requests(), audit.lost().size(), audit.duplicates(), bound);
        assertThat(audit.lost()).isEmpty();
        assertThat(audit.duplicates()).isLessThanOrEqualTo(bound);
    }
}
