package io.bellbuoy.standalone;

import io.bellbuoy.ingest.IngestService;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.lifecycle.Services;
import io.bellbuoy.matcher.MatcherService;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.worker.DeliveryWorker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All roles as they are deployed, over a cluster that is there already, under a topic prefix of their own. */
final class Pipeline implements AutoCloseable {

    static final String TOKEN = "a-token-for-tests-only";

    private final Services services;
    private final IngestService ingest;
    private final HttpClient client = HttpClient.newHttpClient();

    private Pipeline(Services services, IngestService ingest) {
        this.services = services;
        this.ingest = ingest;
    }

    /** Starts all roles on the shared test cluster. */
    static Pipeline onSharedKafka(Path state) throws Exception {
        TestKafka kafka = TestKafka.shared();
        return start(kafka.bootstrapServers(), kafka.schemaRegistryUrl(), kafka.freshPrefix(), state);
    }

    static Pipeline start(String bootstrapServers, String schemaRegistry, String prefix, Path state) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.bootstrap.servers", bootstrapServers,
                "schema.registry.url", schemaRegistry,
                "topics.prefix", prefix,
                "topics.event-partitions", "2",
                "topics.notification-partitions", "2",
                "topics.replication-factor", "1",
                "topics.min-insync-replicas", "1"));
        settings.putAll(Map.of(
                "http.port", "0",
                "management.port", "0",
                "admin.token", TOKEN,
                "matcher.state-dir", state.toString(),
                "delivery.retry-ladder", "1s,2s",
                "delivery.allowed-networks", "127.0.0.0/8"));
        List<String> sets = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        BellbuoyConfig config = BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), sets, Preset.NONE));
        Host host = new Host();
        IngestService ingest = new IngestService(config, host.vertx(), host.health(), host.metrics());
        Services services = new Services(
                "pipeline",
                List.of(
                        host,
                        new TopicProvisioning(config),
                        new MatcherService(config, host.health(), host.metrics()),
                        new DeliveryWorker(config, host.vertx(), host.health(), host.metrics()),
                        ingest));
        services.start();
        return new Pipeline(services, ingest);
    }

    String url() {
        return "http://127.0.0.1:" + ingest.port();
    }

    /** Subscribes the receiver to these event types of the tenant. */
    void subscribe(String tenant, String id, String url, String... eventTypes) throws Exception {
        String body = "{\"eventTypes\": [\"%s\"], \"endpoint\": {\"url\": \"%s\"}}"
                .formatted(String.join("\",\"", eventTypes), url);
        HttpResponse<String> answer =
                send("PUT", "/v1/tenants/" + tenant + "/subscriptions/" + id, "application/json", body);
        if (answer.statusCode() != 201) {
            throw new IOException("Not subscribed: " + answer.statusCode() + " " + answer.body());
        }
    }

    HttpResponse<String> send(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() throws Exception {
        services.stop();
    }
}
