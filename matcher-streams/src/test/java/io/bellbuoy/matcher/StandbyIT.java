package io.bellbuoy.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.matcher.store.DedupWindow;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.testing.TopicWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
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

    private static final int PARTITIONS = 1;
    private static final int SUBSCRIPTIONS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private static Path state;

    private final TestMatcher matcher = new TestMatcher(state, PARTITIONS);
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
    void shouldTakeOverWithTheTableThatItFilledStandingBy() throws Exception {
        // Given
        writeSubscriptionsAndAnEvent();
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

    private void writeSubscriptionsAndAnEvent() throws Exception {
        try (TopicWriter<String, SpecificRecord> writer = matcher.writer()) {
            for (int i = 0; i < SUBSCRIPTIONS; i++) {
                writer.write(matcher.record(TestMatcher.subscription("tenant-" + i, "ci", 1)));
            }
            writer.write(matcher.record(TestMatcher.event("tenant-0", "e1")));
            writer.flush();
        }
    }

    /** A matcher that never reads the log to catch up, and notes how large its table is when it would. */
    private final class Instance implements StateRestoreListener {

        private final List<Integer> tableSizes = new CopyOnWriteArrayList<>();
        private final AtomicLong restored = new AtomicLong();
        private final KafkaStreams streams;

        Instance(String name) {
            BellbuoyConfig config = matcher.config("matcher.state-dir=" + state.resolve(name));
            KafkaClients clients = new KafkaClients(config.kafka(), config.schemaRegistry(), name);
            String application = StreamsSettings.applicationId(
                    config.matcher(), config.topics().prefix());
            Properties properties = new Properties();
            properties.putAll(StreamsSettings.of(config, application, clients.common()));
            streams = new KafkaStreams(topology(clients.serde()), properties);
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

        private Topology topology(Map<String, Object> serde) {
            MatcherTopology.Serdes serdes = new MatcherTopology.Serdes(
                    AvroSerdes.deserializer(RegistryEvent.class, serde),
                    AvroSerdes.deserializer(Subscription.class, serde),
                    AvroSerdes.serializer(serde));
            return MatcherTopology.build(
                    matcher.topics(),
                    PARTITIONS,
                    serdes,
                    (partition, table) -> tableSizes.add(table.size()),
                    new DedupWindow(Duration.ofHours(1)),
                    new MatcherMetrics(metrics));
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
