package io.bellbuoy.matcher;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigCatalogue;
import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.topics.TopicsReady;
import io.bellbuoy.matcher.store.DedupWindow;
import io.bellbuoy.matcher.store.LogCatchUp;
import io.bellbuoy.matcher.store.SubscriptionDecoder;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.Topics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The matcher's composition root: the whole life of its Kafka Streams app. */
public final class MatcherService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(MatcherService.class);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final BellbuoyConfig config;
    private final Health health;
    private final Metrics metrics;
    private final KafkaClients clients;
    private final Topics topics;
    private final String applicationId;

    private @Nullable KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics streamsMetrics;

    /** A matcher that reports to the health checks and meters of its process. */
    public MatcherService(BellbuoyConfig config, Health health, Metrics metrics) {
        this.config = config;
        this.health = health;
        this.metrics = metrics;
        this.clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "bellbuoy-matcher");
        this.topics = config.catalogue();
        this.applicationId =
                StreamsSettings.applicationId(config.matcher(), config.topics().prefix());
    }

    @Override
    public String name() {
        return "matcher";
    }

    @Override
    public void start() throws InterruptedException {
        verifyTopics();
        CountDownLatch running = new CountDownLatch(1);
        KafkaStreams app = app();
        app.setUncaughtExceptionHandler(failure -> {
            // Nothing is lost: the transaction is aborted and its events are read again. A record that cannot be read
            // never gets here; an unreachable broker or schema registry does, and comes back.
            LOG.error("A stream thread failed and is replaced", failure);
            return REPLACE_THREAD;
        });
        app.setStateListener((now, before) -> {
            if (now == State.RUNNING) {
                running.countDown();
            }
        });
        streams = app;
        streamsMetrics = new KafkaStreamsMetrics(app);
        streamsMetrics.bindTo(metrics.registry());
        health.liveness("matcher", () -> status(app.state() != State.ERROR, app));
        health.readiness("matcher", () -> status(app.state() == State.RUNNING, app));
        app.start();
        if (!running.await(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("Not running after {}: state {}; waiting on in the background", START_TIMEOUT, app.state());
        }
    }

    @Override
    public void stop() {
        if (streamsMetrics != null) {
            streamsMetrics.close();
        }
        // Kafka Streams would stay a member, in case that it is back soon, and its partitions would wait out the
        // session.
        CloseOptions leaving = CloseOptions.timeout(STOP_TIMEOUT).withGroupMembershipOperation(LEAVE_GROUP);
        if (streams != null && !streams.close(leaving)) {
            throw new IllegalStateException("Kafka Streams did not stop within " + STOP_TIMEOUT.toSeconds() + " s");
        }
    }

    /** Tasks of unequal topics would join events with subscriptions of other tenants, or with none. */
    private void verifyTopics() {
        try (Admin admin = Admin.create(clients.admin("verify"))) {
            new TopicsReady(admin).verify(config.topicSpecs());
        }
    }

    private KafkaStreams app() {
        try {
            return new KafkaStreams(topology(), settings());
        } catch (StreamsException e) {
            // It has no other reason to refuse here: the directory cannot be made, written or locked.
            throw ConfigException.unusable(
                    ConfigCatalogue.MATCHER_STATE_DIR,
                    config.matcher().stateDir().toAbsolutePath(),
                    "each matcher needs a directory of its own that it can write to. " + e.getMessage());
        }
    }

    private Topology topology() {
        Map<String, Object> serde = clients.serde();
        Deserializer<Subscription> subscriptions = AvroSerdes.deserializer(Subscription.class, serde);
        MatcherTopology.Serdes serdes = new MatcherTopology.Serdes(
                AvroSerdes.deserializer(RegistryEvent.class, serde), subscriptions, AvroSerdes.serializer(serde));
        LogCatchUp catchUp = new LogCatchUp(
                () -> Admin.create(clients.admin("catch-up")),
                () -> new KafkaConsumer<>(catchUp(), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                new SubscriptionDecoder(topics.subscriptions(), subscriptions));
        return MatcherTopology.build(
                topics,
                config.topics().eventPartitions(),
                serdes,
                catchUp,
                new DedupWindow(config.matcher().dedupWindow()),
                new MatcherMetrics(metrics));
    }

    private Map<String, Object> catchUp() {
        Map<String, Object> settings = clients.consumer("catch-up", applicationId);
        // To close it is to wait for its last fetch, which finds nothing: by default half a second for every partition.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        return settings;
    }

    private Properties settings() {
        Properties properties = new Properties();
        properties.putAll(StreamsSettings.of(config, applicationId, clients.common()));
        return properties;
    }

    private static HealthStatus status(boolean good, KafkaStreams app) {
        return good ? HealthStatus.up() : HealthStatus.down("Kafka Streams is " + app.state());
    }
}
