package io.bellbuoy.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.ManagementServer;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.topics.TopicProvisioner;
import io.bellbuoy.testing.Partitions;
import io.bellbuoy.testing.TopicReader;
import io.bellbuoy.topics.Topics;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** One instance of the service with its management server, and a client that has the token. */
final class IngestFixture implements AutoCloseable {

    static final String TOKEN = "a-token-for-tests-only";
    static final int PARTITIONS = 4;

    final BellbuoyConfig config;
    final Topics topics;
    final IngestService service;
    private final Vertx vertx = Vertx.vertx();
    private final Metrics metrics = new Metrics();
    private final ManagementServer management;
    private final HttpClient http = HttpClient.newHttpClient();

    private IngestFixture(BellbuoyConfig config) throws Exception {
        this.config = config;
        this.topics = config.catalogue();
        Health health = new Health();
        this.service = new IngestService(config, vertx, health, metrics);
        this.management = new ManagementServer(vertx, config.management(), health, metrics);
        management.start();
        service.start();
    }

    static BellbuoyConfig config(String bootstrapServers, String registryUrl, String prefix, String... more) {
        List<String> sets = new ArrayList<>(List.of(
                "kafka.bootstrap.servers=" + bootstrapServers,
                "schema.registry.url=" + registryUrl,
                "topics.prefix=" + prefix,
                "topics.event-partitions=" + PARTITIONS,
                "topics.notification-partitions=1",
                "topics.replication-factor=1",
                "topics.min-insync-replicas=1",
                "http.host=127.0.0.1",
                "http.port=0",
                "management.host=127.0.0.1",
                "management.port=0",
                "history.retention=0",
                "admin.token=" + TOKEN));
        sets.addAll(List.of(more));
        return BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), sets, Preset.NONE));
    }

    static void provision(BellbuoyConfig config) {
        try (Admin admin = admin(config)) {
            new TopicProvisioner(admin, config.topics()).provision(config.topicSpecs(), false);
            Partitions.awaitLeaders(admin, config.topicSpecs());
        }
    }

    static IngestFixture start(BellbuoyConfig config) throws Exception {
        return new IngestFixture(config);
    }

    HttpResponse<String> send(String method, String path, String contentType, String body) throws Exception {
        return send(request(method, path, body).header("Content-Type", contentType));
    }

    HttpResponse<String> sendJson(String method, String path, String body) throws Exception {
        return send(method, path, "application/json", body);
    }

    HttpResponse<String> send(String method, String path) throws Exception {
        return send(request(method, path, ""));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String method, String path, String body) {
        return withoutToken(method, path, body).header("Authorization", "Bearer " + TOKEN);
    }

    HttpRequest.Builder withoutToken(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .method(method, BodyPublishers.ofString(body));
    }

    /** What the management port says, such as {@code /readyz}. */
    HttpResponse<String> manage(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + management.port() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return AvroJson.mapper().readTree(response.body());
    }

    /** For the caller to close. */
    <T extends SpecificRecord> TopicReader<String, T> reader(String topic, Class<T> type) {
        return TopicReader.ofAvro(
                config.kafka().bootstrapServers(), config.schemaRegistry().url(), topic, type);
    }

    /** The ends of both topics, markers of transactions included: they move with everything that is written. */
    Map<TopicPartition, Long> ends() {
        try (Admin admin = admin(config)) {
            List<TopicPartition> both = Stream.of(topics.events(), topics.subscriptions())
                    .flatMap(topic -> Partitions.of(topic, PARTITIONS).stream())
                    .toList();
            return Partitions.ends(admin, both);
        }
    }

    @Override
    public void close() {
        try {
            service.stop();
            management.stop();
            vertx.close().await(30, SECONDS);
            metrics.close();
        } catch (Exception e) {
            throw new IllegalStateException("The service did not stop cleanly", e);
        }
    }

    private static Admin admin(BellbuoyConfig config) {
        return Admin.create(Map.of("bootstrap.servers", config.kafka().bootstrapServers()));
    }
}
