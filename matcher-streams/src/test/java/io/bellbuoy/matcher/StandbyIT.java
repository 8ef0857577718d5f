package io.bellbuoy.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.topics.TopicProvisioner;
import io.bellbuoy.matcher.store.CatchUp;
import io.bellbuoy.matcher.store.DedupWindow;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A matcher that stands by has the tables of the others, so that it can take over at once. */
class StandbyIT {

    static {
        AvroTrust.ensure();
    }

    private static final int PARTITIONS = 1;
    private static final int SUBSCRIPTIONS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private static Path state;

    private final TestKafka kafka = TestKafka.shared();
    private final String prefix = kafka.freshPrefix();
    private final Topics topics = config("any").catalogue();
    private final Map<String, Object> serde = Map.of("schema.registry.url", kafka.schemaRegistryUrl());
    private final Metrics metrics = new Metrics();
    private final Instance first = new Instance("first");
    private final Instance second = new Instance("second");

    @AfterEach
    void close() {
        first.streams.close();
        second.streams.close();
        metrics.close();
    }

    @Test
    void shouldTakeOverWithTheTableThatItFilledStandingBy() {
        // Given
        provision();
        produceSubscriptionsAndAnEvent();
        first.start();
        await().atMost(PATIENCE)
                .until(() -> metrics.counter(Metric.MATCHER_EVENTS).count() == 1);
        second.start();
        Instance standby = await().atMost(PATIENCE).until(this::whoStandsBy, Objects::nonNull);
        Instance active = standby == first ? second : first;
        int timesActive = standby.tableSizes.size();
        long restored = standby.restored.get();

        // When
        active.leave();

        // Then
        await().atMost(PATIENCE).until(() -> standby.tableSizes.size() > timesActive);
        assertThat(standby.tableSizes.get(timesActive)).isEqualTo(SUBSCRIPTIONS);
        assertThat(standby.restored).hasValue(restored);
    }

    /** Kafka Streams decides; nobody until the copy is whole. */
    private @Nullable Instance whoStandsBy() {
        return Stream.of(first, second)
                .filter(Instance::standsByWarm)
                .findFirst()
                .orElse(null);
    }

    private void provision() {
        BellbuoyConfig config = config("any");
        try (Admin admin = kafka.admin()) {
            new TopicProvisioner(admin, config.topics()).provision(config.topicSpecs(), false);
        }
    }

    private void produceSubscriptionsAndAnEvent() {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(settings, new StringSerializer(), AvroSerdes.serializer(serde))) {
            for (int i = 0; i < SUBSCRIPTIONS; i++) {
                producer.send(record("tenant-" + i));
            }
            producer.send(new ProducerRecord<>(topics.events(), "tenant-0", event("tenant-0")));
        }
    }

    private ProducerRecord<String, SpecificRecord> record(String tenant) {
        return new ProducerRecord<>(
                topics.subscriptions(),
                TenantPartitioner.partition(tenant, PARTITIONS),
                new SubscriptionKey(tenant, "ci").toString(),
                Subscription.newBuilder()
                        .setTenant(tenant)
                        .setId("ci")
                        .setVersion(1)
                        .build());
    }

    private static RegistryEvent event(String tenant) {
        return RegistryEvent.newBuilder()
                .setTenant(tenant)
                .setId("e1")
                .setType("artifact.pushed")
                .build();
    }

    private BellbuoyConfig config(String instance) {
        List<String> sets = List.of(
                "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "schema.registry.url=" + kafka.schemaRegistryUrl(),
                "topics.prefix=" + prefix,
                "topics.event-partitions=" + PARTITIONS,
                "topics.notification-partitions=1",
                "topics.replication-factor=1",
                "topics.min-insync-replicas=1",
                "matcher.state-dir=" + state.resolve(instance));
        return BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), sets, Preset.NONE));
    }

    /** A matcher that never reads the log to catch up, and notes how large its table is when it would. */
    private final class Instance implements StateRestoreListener {

        private final List<Integer> tableSizes = new CopyOnWriteArrayList<>();
        private final AtomicLong restored = new AtomicLong();
        private final KafkaStreams streams;

        Instance(String name) {
            BellbuoyConfig config = config(name);
            Properties properties = new Properties();
            properties.putAll(StreamsSettings.of(
                    config, prefix + "matcher", Map.of("bootstrap.servers", kafka.bootstrapServers())));
            CatchUp noting = (partition, table) -> tableSizes.add(table.size());
            streams = new KafkaStreams(topology(noting), properties);
            streams.setGlobalStateRestoreListener(this);
        }

        void start() {
            streams.start();
            await().atMost(PATIENCE).until(() -> streams.state() == KafkaStreams.State.RUNNING);
        }

        boolean standsByWarm() {
            boolean standsBy = streams.metadataForLocalThreads().stream()
                    .anyMatch(thread -> !thread.standbyTasks().isEmpty());
            Map<Integer, LagInfo> lags =
                    streams.allLocalStorePartitionLags().getOrDefault(MatcherTopology.STORE, Map.of());
            return standsBy && !lags.isEmpty() && lags.values().stream().allMatch(lag -> lag.offsetLag() == 0);
        }

        void leave() {
            streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }

        private Topology topology(CatchUp catchUp) {
            MatcherTopology.Serdes serdes = new MatcherTopology.Serdes(
                    AvroSerdes.deserializer(RegistryEvent.class, serde),
                    AvroSerdes.deserializer(Subscription.class, serde),
                    AvroSerdes.serializer(serde));
            DedupWindow dedup = new DedupWindow(Duration.ofHours(1));
            return MatcherTopology.build(topics, PARTITIONS, serdes, catchUp, dedup, new MatcherMetrics(metrics));
        }

        @Override
        public void onRestoreStart(TopicPartition partition, String store, long startingOffset, long endingOffset) {}

        @Override
        public void onBatchRestored(TopicPartition partition, String store, long batchEnd, long batchSize) {
            restored.addAndGet(batchSize);
        }

        @Override
        public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {}
    }
}
