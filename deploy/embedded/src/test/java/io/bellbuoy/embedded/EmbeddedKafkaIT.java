package io.bellbuoy.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.testing.TopicReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaIT {

    private static final String TOPIC = "letters";

    @TempDir
    Path dataDir;

    @TempDir
    Path peerDir;

    private EmbeddedKafka kafka;

    @AfterEach
    void stopBroker() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    void shouldServeProducersAndConsumers() throws Exception {
        // Given
        kafka = EmbeddedKafka.start(config(0));
        TestClients.createTopic(kafka, TOPIC);

        // When
        produce("a", "b");

        // Then
        assertThat(read(2)).containsExactly("a", "b");
    }

    @Test
    void shouldKeepDataPortAndClusterIdOverAStopAndStart() throws Exception {
        // Given
        kafka = EmbeddedKafka.start(config(0));
        TestClients.createTopic(kafka, TOPIC);
        produce("a");
        var address = kafka.bootstrapServers();
        var clusterId = clusterId();

        // When
        kafka.stop();
        kafka.start();

        // Then
        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        assertThat(clusterId()).isEqualTo(clusterId);
        assertThat(read(1)).containsExactly("a");
    }

    @Test
    void shouldKeepDataForANewInstance() throws Exception {
        // Given
        var earlier = EmbeddedKafka.start(config(0));
        kafka = earlier;
        TestClients.createTopic(kafka, TOPIC);
        produce("a");
        earlier.close();

        // When
        kafka = EmbeddedKafka.start(config(0));

        // Then
        assertThat(read(1)).containsExactly("a");
    }

    @Test
    void shouldShowCommittedTransactionsOnly() throws Exception {
        // Given
        kafka = EmbeddedKafka.start(config(0));
        TestClients.createTopic(kafka, TOPIC);

        // When
        try (var producer = TestClients.producer(kafka, Map.of("transactional.id", "writer"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "aborted"));
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "committed"));
            producer.commitTransaction();
        }

        // Then
        assertThat(read(1)).containsExactly("committed");
    }

    @Test
    void shouldServeConnectedClientsAgainAfterAnOutage() throws Exception {
        // Given
        kafka = EmbeddedKafka.start(config(0));
        TestClients.createTopic(kafka, TOPIC);
        try (var producer = TestClients.producer(kafka, Map.of());
                var reader = reader()) {
            producer.send(new ProducerRecord<>(TOPIC, "before")).get(30, SECONDS);
            reader.readUntil(records -> records.size() == 1);

            // When
            kafka.stop();
            kafka.start();
            producer.send(new ProducerRecord<>(TOPIC, "after")).get(30, SECONDS);

            // Then
            assertThat(values(reader.readUntil(records -> records.size() == 2))).containsExactly("before", "after");
        }
    }

    @Test
    void shouldServeAPartitionFromAPeerThatWasStoppedAndStarted() throws Exception {
        // Given
        // A controller lets a broker back in once the session it had before has ended.
        var shortSessions = Map.of("broker.session.timeout.ms", "2000", "broker.heartbeat.interval.ms", "500");
        kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(dataDir, 0, shortSessions));
        try (var peer = kafka.startPeer(2, new EmbeddedKafkaConfig(peerDir, 0, shortSessions));
                var admin = TestClients.admin(kafka)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Map.of(0, List.of(2)))))
                    .all()
                    .get(30, SECONDS);
            produce("before");

            // When
            peer.stop();
            peer.start();
            produce("after");

            // Then
            assertThat(read(2)).containsExactly("before", "after");
        }
    }

    @Test
    void shouldDoNothingWhenStartedOrClosedTwice() {
        // Given
        kafka = EmbeddedKafka.start(config(0));

        // When
        kafka.start();
        kafka.close();
        kafka.close();

        // Then
        assertThat(clientPort()).satisfies(port -> LoopbackPorts.requireFree(port));
    }

    @Test
    void shouldSayThatThePortIsTaken() throws Exception {
        // Given
        try (var squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config = config(squatter.getLocalPort());

            // When, Then
            assertThatThrownBy(() -> EmbeddedKafka.start(config))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + squatter.getLocalPort())
                    .hasMessageContaining(dataDir.toString())
                    .hasMessageContaining("is taken");
        }
    }

    @Test
    void shouldSayThatTheDataDirectoryIsInUse() {
        // Given
        kafka = EmbeddedKafka.start(config(0));

        // When, Then
        assertThatThrownBy(() -> EmbeddedKafka.start(config(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(dataDir.toString())
                .hasMessageContaining("in use by another broker");
    }

    @Test
    void shouldSayThatTheDataIsOfAnotherVersionAndLeaveNothingLocked() throws Exception {
        // Given
        var metaProperties = dataDir.resolve("meta.properties");
        Files.writeString(metaProperties, "version=7\nnode.id=1\ncluster.id=x\n");

        // When, Then
        assertThatThrownBy(() -> EmbeddedKafka.start(config(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(dataDir.toString())
                .hasMessageContaining("another version");

        Files.delete(metaProperties);
        kafka = EmbeddedKafka.start(config(0));
    }

    @Test
    void shouldThrowInsteadOfEndingTheJvmWhenKafkaCannotStart() {
        // Given
        var impossible = Map.of("server.max.startup.time.ms", "0");

        // When, Then
        assertThatThrownBy(() -> EmbeddedKafka.start(new EmbeddedKafkaConfig(dataDir, 0, impossible)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(dataDir.toString());

        kafka = EmbeddedKafka.start(config(0));
    }

    private EmbeddedKafkaConfig config(int port) {
        return new EmbeddedKafkaConfig(dataDir, port, Map.of());
    }

    private int clientPort() {
        var address = kafka.bootstrapServers();
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    private String clusterId() throws Exception {
        try (var admin = TestClients.admin(kafka)) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private void produce(String... values) throws Exception {
        try (var producer = TestClients.producer(kafka, Map.of())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get(30, SECONDS);
            }
        }
    }

    private List<String> read(int count) {
        try (var reader = reader()) {
            return values(reader.readUntil(records -> records.size() >= count));
        }
    }

    private TopicReader<String, String> reader() {
        return new TopicReader<>(kafka.bootstrapServers(), TOPIC, new StringDeserializer(), new StringDeserializer());
    }

    private static List<String> values(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(ConsumerRecord::value).toList();
    }
}
