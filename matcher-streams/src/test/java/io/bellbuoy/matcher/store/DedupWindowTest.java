package io.bellbuoy.matcher.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.RegistryEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.BooleanDeserializer;
import org.apache.kafka.common.serialization.BooleanSerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DedupWindowTest {

    static {
        AvroTrust.ensure();
    }

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path state;

    private final DedupWindow window = new DedupWindow(HOUR);
    private TopologyTestDriver driver;
    private TestInputTopic<String, String> events;
    private TestOutputTopic<String, Boolean> added;

    @BeforeEach
    void open() {
        Topology topology = new Topology()
                .addSource("events", new StringDeserializer(), new StringDeserializer(), "events")
                .addProcessor("add", Adding::new, "events")
                .addSink("added", "added", new StringSerializer(), new BooleanSerializer(), "add");
        window.store().ifPresent(store -> topology.addStateStore(store, "add"));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemory.class);
        driver = new TopologyTestDriver(topology, properties);
        events = driver.createInputTopic("events", new StringSerializer(), new StringSerializer());
        added = driver.createOutputTopic("added", new StringDeserializer(), new BooleanDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.001S", "PT30M", "PT59M59.999S"})
    void shouldRememberAnEventForExactlyOneWindowWhereverItBegins(Duration intoThePane) {
        Instant first = NOON.plus(intoThePane);

        assertThat(add("acme", "e1", first)).isTrue();
        assertThat(add("acme", "e1", first)).isFalse();
        assertThat(add("acme", "e1", first.plus(HOUR).minusMillis(1))).isFalse();
        assertThat(add("acme", "e1", first.plus(HOUR))).isTrue();
        assertThat(add("acme", "e1", first.plus(HOUR).plus(HOUR).minusMillis(1)))
                .isFalse();
    }

    @Test
    void shouldTellTenantsAndIdsApart() {
        assertThat(add("acme", "e1", NOON)).isTrue();
        assertThat(add("acme", "e2", NOON)).isTrue();
        assertThat(add("blue", "e1", NOON)).isTrue();
    }

    @Test
    void shouldRememberWhenTheLogsClockStepsBack() {
        assertThat(add("acme", "e1", NOON)).isTrue();
        assertThat(add("acme", "e1", NOON.minusMillis(5))).isFalse();
    }

    @Test
    void shouldAgreeWithAMapOfFirstTimes() {
        Random random = new Random(11);
        Map<String, Instant> firsts = new HashMap<>();
        Instant now = NOON;
        for (int i = 0; i < 20_000; i++) {
            now = now.plusMillis(random.nextInt(5_000));
            String id = "e" + random.nextInt(2_000);
            Instant first = firsts.get(id);
            boolean isNew = first == null || !now.isBefore(first.plus(HOUR));
            if (isNew) {
                firsts.put(id, now);
            }

            assertThat(add("acme", id, now))
                    .as("%s at %s, first at %s", id, now, first)
                    .isEqualTo(isNew);
        }
    }

    @Test
    void shouldKeepNoMoreThanTwoWindowsOnDisk() {
        for (int hour = 0; hour < 10; hour++) {
            add("acme", "e1", NOON.plus(HOUR.multipliedBy(hour)));
        }

        assertThat(state.resolve("test/0_0/recent-events").toFile().list()).hasSize(2);
    }

    @Test
    void shouldNeedNoStoreWhenItIsOff() {
        assertThat(new DedupWindow(Duration.ZERO).store()).isEmpty();
    }

    private boolean add(String tenant, String id, Instant time) {
        events.pipeInput(tenant, id, time);
        return added.readValue();
    }

    private final class Adding extends ContextualProcessor<String, String, String, Boolean> {

        @SuppressWarnings("NullAway.Init")
        private RecentEvents recent;

        @Override
        public void init(ProcessorContext<String, Boolean> context) {
            super.init(context);
            recent = window.open(context);
        }

        @Override
        public void process(Record<String, String> record) {
            RegistryEvent event = RegistryEvent.newBuilder()
                    .setTenant(record.key())
                    .setId(record.value())
                    .setType("artifact.pushed")
                    .build();
            context().forward(record.withValue(recent.add(event, record.timestamp())));
        }
    }
}
