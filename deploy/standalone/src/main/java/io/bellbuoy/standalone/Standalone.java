package io.bellbuoy.standalone;

import io.bellbuoy.embedded.EmbeddedKafka;
import io.bellbuoy.embedded.EmbeddedKafkaConfig;
import io.bellbuoy.embedded.EmbeddedSchemaRegistry;
import io.bellbuoy.ingest.IngestService;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.lifecycle.Services;
import io.bellbuoy.matcher.MatcherService;
import io.bellbuoy.worker.DeliveryWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything in one JVM: a Kafka broker, a schema registry and all roles, with their data in one folder. For a first look,
 * development and tests; production points the same roles at a real cluster.
 */
public final class Standalone implements Service {

    private final StandaloneOptions options;
    private final ConfigSources sources;
    private final Map<String, String> defaults;
    private final Host host = new Host();

    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedSchemaRegistry schemas;
    private @Nullable Services roles;
    private @Nullable IngestService ingest;
    private @Nullable BellbuoyConfig config;

    /**
     * An installation that is not started yet.
     *
     * @param defaults what this way of running decides unless the user does
     */
    public Standalone(StandaloneOptions options, ConfigSources sources, Map<String, String> defaults) {
        this.options = options;
        this.sources = sources;
        this.defaults = defaults;
    }

    @Override
    public String name() {
        return "standalone";
    }

    @Override
    public void start() throws Exception {
        try {
            createData();
            kafka = EmbeddedKafka.start(
                    new EmbeddedKafkaConfig(options.data().resolve("kafka"), options.kafkaPort(), Map.of()));
            schemas = EmbeddedSchemaRegistry.start(
                    host.vertx(), options.data().resolve("schemas.jsonl"), options.schemaRegistryPort());
            config = BellbuoyConfig.load(sources.with(preset(kafka, schemas)));
            ingest = new IngestService(config, host.vertx(), host.health(), host.metrics());
            roles = new Services(
                    "roles",
                    List.of(
                            host.management(config),
                            new TopicProvisioning(config),
                            new MatcherService(config, host.health(), host.metrics()),
                            new DeliveryWorker(config, host.vertx(), host.health(), host.metrics()),
                            ingest));
            roles.start();
        } catch (Exception e) {
            stopAfter(e);
            throw e;
        }
    }

    /** Roles first, so that they finish what is in hand while Kafka is still there. */
    @Override
    public void stop() throws Exception {
        if (roles != null) {
            roles.stop();
        }
        if (schemas != null) {
            schemas.close();
        }
        host.stop();
        if (kafka != null) {
            kafka.close();
        }
    }

    /** Where the API listens, such as {@code http://127.0.0.1:8080}. */
    public String apiUrl() {
        if (ingest == null || config == null) {
            throw new IllegalStateException("Not started");
        }
        return "http://" + config.http().host() + ":" + ingest.port();
    }

    /** The configuration in force. */
    public BellbuoyConfig config() {
        if (config == null) {
            throw new IllegalStateException("Not started");
        }
        return config;
    }

    /** For its owner alone: the topics hold secrets. A folder that is there already keeps its permissions. */
    private void createData() throws IOException {
        if (!Files.exists(options.data())) {
            Files.createDirectories(
                    options.data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private Preset preset(EmbeddedKafka broker, EmbeddedSchemaRegistry registry) throws IOException {
        Map<String, String> suggested = new HashMap<>(Map.of(
                "topics.event-partitions",
                "4",
                "topics.notification-partitions",
                "4",
                "matcher.state-dir",
                options.data().resolve("matcher").toString(),
                "admin.token",
                AdminToken.in(options.data()).value()));
        suggested.putAll(defaults);
        return new Preset(
                "standalone mode",
                suggested,
                Map.of(
                        "kafka.bootstrap.servers",
                        broker.bootstrapServers(),
                        "schema.registry.url",
                        registry.url(),
                        "topics.replication-factor",
                        "1",
                        "topics.min-insync-replicas",
                        "1"));
    }

    private void stopAfter(Exception failure) {
        try {
            stop();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }
}
