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
import io.bellbuoy.kit.secrets.KeySet;
import io.bellbuoy.kit.secrets.KeySetFile;
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

    /** Stands in for addresses that are not known before the broker and the registry run. */
    private static final String NOT_YET = "127.0.0.1:1";

    private final StandaloneOptions options;
    private final ConfigSources sources;
    private final Map<String, String> defaults;
    private final Services parts;

    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedSchemaRegistry schemas;
    private @Nullable Host host;
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
        // Stopped in reverse: the roles finish what is in hand while Kafka is still there.
        this.parts = new Services(
                "standalone",
                List.of(
                        new Part("embedded Kafka", this::openKafka),
                        new Part("host", this::openHost),
                        new Part("embedded schema registry", this::openSchemas),
                        new Part("roles", this::openRoles)));
    }

    @Override
    public String name() {
        return parts.name();
    }

    /** Throws {@link io.bellbuoy.kit.config.ConfigException} before anything is made or started. */
    @Override
    public void start() throws Exception {
        BellbuoyConfig.load(sources.with(preset(NOT_YET, "http://" + NOT_YET)));
        createData();
        parts.start();
    }

    @Override
    public void stop() throws Exception {
        parts.stop();
    }

    /** Where the API listens, such as {@code http://127.0.0.1:8080}. */
    public String apiUrl() {
        return "http://" + config().http().host() + ":" + started(ingest).port();
    }

    /** The configuration in force. */
    public BellbuoyConfig config() {
        return started(config);
    }

    private EmbeddedKafka openKafka() {
        kafka = EmbeddedKafka.start(
                new EmbeddedKafkaConfig(options.data().resolve("kafka"), options.kafkaPort(), Map.of()));
        return kafka;
    }

    private AutoCloseable openHost() {
        Host opened = new Host();
        host = opened;
        return opened::stop;
    }

    private EmbeddedSchemaRegistry openSchemas() {
        schemas = EmbeddedSchemaRegistry.start(
                started(host).vertx(), options.data().resolve("schemas.jsonl"), options.schemaRegistryPort());
        return schemas;
    }

    private AutoCloseable openRoles() throws Exception {
        BellbuoyConfig loaded = BellbuoyConfig.load(sources.with(presetWithSecrets()));
        Host shared = started(host);
        IngestService frontDoor = new IngestService(loaded, shared.vertx(), shared.health(), shared.metrics());
        Services roles = new Services(
                "roles",
                List.of(
                        shared.management(loaded),
                        new TopicProvisioning(loaded),
                        new MatcherService(loaded, shared.health(), shared.metrics()),
                        new DeliveryWorker(loaded, shared.vertx(), shared.health(), shared.metrics()),
                        frontDoor));
        roles.start();
        config = loaded;
        ingest = frontDoor;
        return roles::stop;
    }

    /** For its owner alone: the topics hold secrets. A folder that is there already keeps its permissions. */
    private void createData() throws IOException {
        if (!Files.exists(options.data())) {
            Files.createDirectories(
                    options.data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private Preset presetWithSecrets() throws IOException {
        Preset preset =
                preset(started(kafka).bootstrapServers(), started(schemas).url());
        Map<String, String> suggested = new HashMap<>(preset.defaults());
        suggested.putIfAbsent("admin.token", AdminToken.in(options.data()).value());
        suggested.putIfAbsent("secrets.keyset-file", keySet().toString());
        return new Preset(preset.name(), suggested, preset.forced());
    }

    /** Made if there is none: what lies in the data folder is encrypted from the first start. */
    private KeySetFile keySet() throws IOException {
        KeySetFile file = new KeySetFile(options.data().resolve("secrets-keyset.json"));
        if (!file.exists()) {
            file.write(KeySet.generate());
        }
        return file;
    }

    private Preset preset(String bootstrapServers, String registryUrl) {
        Map<String, String> suggested = new HashMap<>(Map.of(
                "topics.event-partitions",
                "4",
                "topics.notification-partitions",
                "4",
                "matcher.state-dir",
                options.data().resolve("matcher").toString(),
                "history.state-dir",
                options.data().resolve("history").toString(),
                // There is no other, and Kafka Streams would warn of it at every start.
                "matcher.standby-replicas",
                "0",
                "history.standby-replicas",
                "0"));
        suggested.putAll(defaults);
        return new Preset(
                "standalone mode",
                suggested,
                Map.of(
                        "kafka.bootstrap.servers",
                        bootstrapServers,
                        "schema.registry.url",
                        registryUrl,
                        "topics.replication-factor",
                        "1",
                        "topics.min-insync-replicas",
                        "1"));
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Not started");
        }
        return part;
    }
}
