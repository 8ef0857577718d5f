package io.bellbuoy.kit.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.embedded.EmbeddedKafka;
import io.bellbuoy.embedded.EmbeddedKafkaConfig;
import io.bellbuoy.kit.config.KafkaConfig;
import io.bellbuoy.kit.config.SchemaRegistryConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values are {@code version:text}, so that "newer" means something. */
final class CompactedViewIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int PARTITIONS = 2;

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static KafkaClients clients;
    private static Admin admin;

    private final String topic = "view-" + UUID.randomUUID();
    private final Metrics metrics = new Metrics();
    private KafkaProducer<String, String> producer;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(directory, 0, Map.of()));
        clients = new KafkaClients(
                new KafkaConfig(kafka.bootstrapServers(), Map.of()),
                new SchemaRegistryConfig("http://127.0.0.1:1", Map.of()),
                "test");
        admin = Admin.create(clients.admin("test"));
    }

    @AfterAll
    static void stopKafka() {
        admin.close();
        kafka.close();
    }

    @BeforeEach
    void createTopic() throws Exception {
        NewTopic compacted = new NewTopic(topic, PARTITIONS, (short) 1).configs(Map.of("cleanup.policy", "compact"));
        admin.createTopics(List.of(compacted)).all().get();
        producer = new KafkaProducer<>(clients.producer("test"), new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void close() {
        producer.close();
        metrics.close();
    }

    @Test
    void shouldReadWhatWasThereBeforeItStarted() throws Exception {
        // Given
        write("a/1", "1:one");
        write("a/2", "1:two");
        write("b/1", "1:other");
        write("a/2", null);

        // When
        CompactedView<String> view = started(LONG);

        // Then
        await().until(() -> view.health().isUp());
        assertThat(view.get("a/1")).contains("1:one");
        assertThat(view.get("a/2")).isEmpty();
        assertThat(view.startingWith("a/")).containsExactly("1:one");
        assertThat(view.startingWith("")).containsExactly("1:one", "1:other");
        view.stop();
    }

    @Test
    void shouldSettleOnTheLatestOfAKeyThatStandsOnEveryPartition() throws Exception {
        // Given
        CompactedView<String> view = started(LONG);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            writeTo(partition, "_platform/kept", "1:one");
            writeTo(partition, "_platform/kept", null);
            writeTo(partition, "_platform/kept", "3:three");
            writeTo(partition, "_platform/gone", "1:one");
            writeTo(partition, "_platform/gone", null);
        }

        // When
        view.caughtUp().get();

        // Then
        assertThat(view.get("_platform/kept")).contains("3:three");
        assertThat(view.get("_platform/gone")).isEmpty();
        view.stop();
    }

    @Test
    void shouldBeReadyOnAnEmptyTopic() throws Exception {
        // When
        CompactedView<String> view = started(LONG);

        // Then
        await().until(() -> view.health().isUp());
        view.caughtUp().get();
        view.stop();
    }

    @Test
    void shouldReadItsOwnWritesOnceCaughtUpWithTransactionsToo() throws Exception {
        // Given
        CompactedView<String> view = started(LONG);
        KafkaProducer<String, String> transactional = transactionalProducer();

        // Then
        for (int i = 1; i <= 50; i++) {
            transactional.beginTransaction();
            transactional.send(new ProducerRecord<>(topic, "a/" + i % 3, i + ":text"));
            transactional.commitTransaction();
            view.caughtUp().get();
            assertThat(view.get("a/" + i % 3)).contains(i + ":text");
        }
        transactional.close();
        view.stop();
    }

    @Test
    void shouldNeverShowWhatWasAborted() throws Exception {
        // Given
        CompactedView<String> view = started(LONG);
        KafkaProducer<String, String> transactional = transactionalProducer();

        // When
        transactional.beginTransaction();
        transactional.send(new ProducerRecord<>(topic, "a/1", "1:aborted")).get();
        CompletableFuture<Void> caughtUp = view.caughtUp();
        transactional.abortTransaction();

        // Then
        caughtUp.get();
        assertThat(view.get("a/1")).isEmpty();
        transactional.close();
        view.stop();
    }

    @Test
    void shouldFailToCatchUpInTimeWhileATransactionStaysOpen() throws Exception {
        // Given
        CompactedView<String> view = started(Duration.ofMillis(500));
        KafkaProducer<String, String> transactional = transactionalProducer();
        transactional.beginTransaction();
        transactional.send(new ProducerRecord<>(topic, "a/1", "1:open")).get();

        // Then
        assertThatThrownBy(() -> view.caughtUp().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(NotCaughtUpException.class)
                .hasMessageContaining(topic)
                .hasMessageContaining("500 ms");
        transactional.abortTransaction();
        transactional.close();
        view.stop();
    }

    @Test
    void shouldKeepTheHighestVersion() throws Exception {
        // Given
        CompactedView<String> view = started(LONG);

        // When
        write("a/1", "2:new");
        write("a/1", "1:old");

        // Then
        view.caughtUp().get();
        assertThat(view.get("a/1")).contains("2:new");
        view.stop();
    }

    @Test
    void shouldSkipAndCountWhatItCannotRead() throws Exception {
        // Given
        CompactedView<String> view = started(LONG);

        // When
        write("a/1", "no version");
        write("a/2", "1:fine");

        // Then
        view.caughtUp().get();
        assertThat(view.get("a/2")).contains("1:fine");
        assertThat(view.get("a/1")).isEmpty();
        assertThat(metrics.counter(Metric.VIEW_UNREADABLE, clients.role(), topic)
                        .count())
                .isEqualTo(1);
        view.stop();
    }

    @Test
    void shouldKeepItsEntriesThroughAnOutageSaySoAndGoOn() throws Exception {
        // Given
        write("a/1", "1:before");
        CompactedView<String> view = started(Duration.ofSeconds(2));
        await().until(() -> view.health().isUp());

        // When
        kafka.stop();

        // Then
        await().atMost(LONG).until(() -> !view.health().isUp());
        assertThat(view.health()).isInstanceOfSatisfying(HealthStatus.Down.class, down -> assertThat(down.reason())
                .contains(topic));
        assertThat(view.get("a/1")).contains("1:before");

        // When
        kafka.start();
        write("a/2", "1:after");

        // Then
        await().atMost(LONG).untilAsserted(() -> assertThat(view.get("a/2")).isEqualTo(Optional.of("1:after")));
        await().atMost(LONG).until(() -> view.health().isUp());
        view.stop();
    }

    @Test
    void shouldReadAnewWhenWhatItHadNotReadYetIsGone() throws Exception {
        // Given
        write("a/1", "1:kept in memory only");
        Positions positions = new Positions();
        ViewEntries<String> entries = new ViewEntries<>(CompactedViewIT::isNewer);
        entries.put("stale/1", "1:stale");
        positions.report(Map.of(new TopicPartition(topic, 0), 0L, new TopicPartition(topic, 1), 0L));
        write("a/1", "2:last");
        int partition = producer.send(new ProducerRecord<>(topic, "a/1", "3:last"))
                .get()
                .partition();
        deleteRecordsBefore(partition, 2);

        // When
        ViewLoop loop = loop(entries, positions);
        loop.start("test");

        // Then
        await().untilAsserted(() -> assertThat(entries.get("a/1")).contains("3:last"));
        assertThat(entries.get("stale/1")).isEmpty();
        loop.stop();
    }

    @Test
    void shouldFailWhoWaitsWhenItIsStoppedAndStopTwice() throws Exception {
        // Given
        CompactedView<String> view = started(LONG);
        KafkaProducer<String, String> transactional = transactionalProducer();
        transactional.beginTransaction();
        transactional.send(new ProducerRecord<>(topic, "a/1", "1:open")).get();
        CompletableFuture<Void> waiting = view.caughtUp();

        // When
        view.stop();
        view.stop();

        // Then
        assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(view::caughtUp)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(topic);
        transactional.close();
    }

    private CompactedView<String> started(Duration timeout) {
        CompactedView<String> view = new CompactedView<>(definition(timeout), clients, metrics);
        view.start();
        return view;
    }

    private ViewDefinition<String> definition(Duration timeout) {
        return new ViewDefinition<>(topic, CompactedViewIT::decode, CompactedViewIT::isNewer, timeout);
    }

    private ViewLoop loop(ViewEntries<String> entries, Positions positions) {
        EndOffsets endOffsets = new AdminEndOffsets(admin, topic, LONG);
        CompactedView<String> view = new CompactedView<>(definition(LONG), clients, metrics);
        return new ViewLoop(
                () -> ViewReader.open(definition(LONG), entries, positions, () -> {}, view::consumer),
                endOffsets,
                positions,
                new Outage(),
                LONG);
    }

    private KafkaProducer<String, String> transactionalProducer() {
        Map<String, Object> properties = clients.producer("transactional");
        properties.put("transactional.id", topic);
        KafkaProducer<String, String> transactional =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
        transactional.initTransactions();
        return transactional;
    }

    private void write(String key, @Nullable String value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    private void writeTo(int partition, String key, @Nullable String value) throws Exception {
        producer.send(new ProducerRecord<>(topic, partition, key, value)).get();
    }

    private void deleteRecordsBefore(int partition, long offset) throws Exception {
        // Kafka deletes records only where the policy has "delete".
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        ConfigEntry policy = new ConfigEntry("cleanup.policy", "compact,delete");
        AlterConfigOp change = new AlterConfigOp(policy, AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
        admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }

    private static String decode(byte[] value) {
        String text = text(value);
        version(text);
        return text;
    }

    private static boolean isNewer(String held, String arriving) {
        return version(arriving) > version(held);
    }

    private static int version(String text) {
        return Integer.parseInt(text.substring(0, Math.max(0, text.indexOf(':'))));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
