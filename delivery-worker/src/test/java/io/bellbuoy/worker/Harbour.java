package io.bellbuoy.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.DeliveryOrder;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ManagementConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.ManagementServer;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.topics.TopicProvisioner;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.testing.Partitions;
import io.bellbuoy.testing.TopicReader;
import io.bellbuoy.testing.TopicWriter;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** All that a worker meets: topics of its own, and whoever writes and reads them. For the thread of one test. */
final class Harbour {

    private final BellbuoyConfig config;
    private final Topics topics;
    private final KafkaClients clients;
    private final Vertx vertx = Vertx.vertx();
    private final TopicWriter<byte[], byte[]> writer;
    private final Serializer<SpecificRecord> serializer;
    private final List<AutoCloseable> toClose = new ArrayList<>();

    private Harbour(BellbuoyConfig config) {
        this.config = config;
        this.topics = config.catalogue();
        this.clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "test");
        this.writer = new TopicWriter<>(
                config.kafka().bootstrapServers(), new ByteArraySerializer(), new ByteArraySerializer());
        this.serializer = AvroSerdes.serializer(clients.serde());
    }

    static Harbour with(BellbuoyConfig config) {
        Harbour harbour = new Harbour(config);
        try (Admin admin = Admin.create(harbour.clients.admin("topics"))) {
            new TopicProvisioner(admin, config.topics()).provision(config.topicSpecs(), true);
            Partitions.awaitLeaders(admin, config.topicSpecs());
        }
        return harbour;
    }

    Vertx vertx() {
        return vertx;
    }

    Topics topics() {
        return topics;
    }

    /** A worker that runs until the test ends, unless it is stopped before. */
    DeliveryWorker startWorker() throws Exception {
        return startWorker(new Health());
    }

    DeliveryWorker startWorker(Health health) throws Exception {
        return startWorker(health, new Metrics(), Clock.systemUTC());
    }

    DeliveryWorker startWorker(Health health, Metrics metrics, Clock clock) throws Exception {
        return started(new DeliveryWorker(config, vertx, health, metrics, clock));
    }

    /** One with a configuration of its own, on the same topics. */
    DeliveryWorker startWorker(BellbuoyConfig other) throws Exception {
        return started(new DeliveryWorker(other, vertx, new Health(), new Metrics()));
    }

    private DeliveryWorker started(DeliveryWorker worker) throws Exception {
        toClose.add(0, worker::stop);
        worker.start();
        return worker;
    }

    /** Answers as the management port does when it is asked whether the worker is ready. */
    String readiness(Health health) throws Exception {
        ManagementServer server =
                new ManagementServer(vertx, new ManagementConfig("127.0.0.1", 0), health, new Metrics());
        server.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/readyz"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop();
        }
    }

    Receiver closing(Receiver receiver) {
        toClose.add(receiver);
        return receiver;
    }

    void subscribe(Subscription subscription) throws Exception {
        write(subscription.getTenant(), subscription.getId(), serialized(topics.subscriptions(), subscription));
    }

    void unsubscribe(String id) throws Exception {
        write(Samples.TENANT, id, null);
    }

    /** Returns when Kafka has it. */
    void publish(Notification notification) throws Exception {
        byte[] key = new SubscriptionKey(notification.getTenant(), notification.getSubscription())
                .toString()
                .getBytes(UTF_8);
        publish(key, serialized(topics.notifications(), notification));
    }

    void publish(byte[] key, byte[] value) throws Exception {
        writer.write(new ProducerRecord<>(topics.notifications(), key, value));
        writer.flush();
    }

    /** Writes without waiting. */
    void publishSoon(Notification notification) {
        byte[] key = new SubscriptionKey(notification.getTenant(), notification.getSubscription())
                .toString()
                .getBytes(UTF_8);
        writer.write(
                new ProducerRecord<>(topics.notifications(), key, serialized(topics.notifications(), notification)));
    }

    /** Returns when Kafka has all of them. */
    void flush() throws Exception {
        writer.flush();
    }

    List<DeliveryStatus> statusesUntil(Predicate<List<DeliveryStatus>> condition) {
        return readUntil(topics.deliveryStatus(), DeliveryStatus.class, condition);
    }

    List<DeadLetter> deadLettersUntil(Predicate<List<DeadLetter>> condition) {
        return readUntil(topics.deadLetters(), DeadLetter.class, condition);
    }

    /** As long as the topic is not compacted, everything that was ever written; null for a tombstone. */
    List<EndpointHealth> healthsUntil(Predicate<List<EndpointHealth>> condition) {
        return readUntil(topics.endpointHealth(), EndpointHealth.class, condition);
    }

    /** Everything that was ever written, as long as the topic is not compacted; null for a tombstone. */
    List<DeliveryOrder> ordersUntil(Predicate<List<DeliveryOrder>> condition) {
        return readUntil(topics.deliveryOrder(), DeliveryOrder.class, condition);
    }

    List<RegistryEvent> operationalEventsUntil(Predicate<List<RegistryEvent>> condition) {
        return readUntil(topics.operationalEvents(), RegistryEvent.class, condition);
    }

    List<RegistryEvent> eventsUntil(Predicate<List<RegistryEvent>> condition) {
        return readUntil(topics.events(), RegistryEvent.class, condition);
    }

    /** What was ever put on a rung, the first is 1. */
    List<Notification> onRungUntil(int rung, Predicate<List<Notification>> condition) {
        return readUntil(topics.retry(topics.ladder().after(rung)), Notification.class, condition);
    }

    ConsumerRecord<byte[], byte[]> quarantined() {
        try (var reader = new TopicReader<>(
                config.kafka().bootstrapServers(),
                topics.quarantine(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return reader.readUntil(records -> records.size() == 1).get(0);
        }
    }

    void close() throws Exception {
        for (AutoCloseable closeable : toClose) {
            closeable.close();
        }
        writer.close();
        vertx.close();
    }

    private <T extends SpecificRecord> List<T> readUntil(String topic, Class<T> type, Predicate<List<T>> condition) {
        Deserializer<T> values = AvroSerdes.deserializer(type, clients.serde());
        try (var reader =
                new TopicReader<>(config.kafka().bootstrapServers(), topic, new ByteArrayDeserializer(), values)) {
            return values(reader.readUntil(records -> condition.test(values(records))));
        }
    }

    private static <T> List<T> values(List<ConsumerRecord<byte[], T>> records) {
        return records.stream().map(ConsumerRecord::value).toList();
    }

    private byte[] serialized(String topic, SpecificRecord value) {
        return serializer.serialize(topic, value);
    }

    private void write(String tenant, String id, byte[] value) throws Exception {
        int partition = TenantPartitioner.partition(tenant, config.topics().eventPartitions());
        byte[] key = new SubscriptionKey(tenant, id).toString().getBytes(UTF_8);
        writer.write(new ProducerRecord<>(topics.subscriptions(), partition, key, value));
        writer.flush();
    }
}
