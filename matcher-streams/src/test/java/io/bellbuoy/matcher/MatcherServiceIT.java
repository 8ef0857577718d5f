package io.bellbuoy.matcher;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.topics.BadTopicsException;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.testing.TopicWriter;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatcherServiceIT {

    private static final int PARTITIONS = 3;
    private static final List<String> TENANTS = List.of("acme", "blue", "coral", "delta", "ember");

    @TempDir
    private static Path state;

    private final TestMatcher matcher = new TestMatcher(state, PARTITIONS);
    private final BellbuoyConfig config = matcher.config();
    private final TopicWriter<String, SpecificRecord> writer = matcher.writer();

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void shouldLoseAndRepeatNothingWhenItIsStoppedAndStarted() throws Exception {
        // Given
        writeSubscriptions("ci");
        writeEvents("before");
        writer.flush();
        matcher.whileRunning(config, () -> awaitNotifications(TENANTS.size()));

        // When
        writeEvents("between");
        writeSubscriptions("late");
        writeEvents("after");
        writer.flush();
        matcher.whileRunning(config, () -> awaitNotifications(TENANTS.size() * 5));

        // Then: "between" meets "late" too, because what was written before the start is known before the first event.
        assertThat(names(matcher.notifications()))
                .hasSize(TENANTS.size() * 5)
                .doesNotHaveDuplicates()
                .contains("acme/ci/before", "acme/ci/between", "acme/ci/after", "acme/late/after");
    }

    @Test
    void shouldFollowASubscriptionToAllTenantsOnEveryPartition() throws Exception {
        // Given
        assertThat(TENANTS.stream().map(tenant -> TenantPartitioner.partition(tenant, PARTITIONS)))
                .as("partitions of the tenants")
                .contains(0, 1, 2);
        writeSubscriptions("ci");

        // When: each tenant's own subscription is notified every time, the platform's twice, and once of itself.
        matcher.whileRunning(config, () -> {
            try (KafkaProducer<String, SpecificRecord> api = api()) {
                change(api, OwnEventTypes.SUBSCRIPTION_CREATED, platforms(1, "artifact.*", "bellbuoy.*"));
                awaitNotificationsOf("created", 11);
                change(api, OwnEventTypes.SUBSCRIPTION_UPDATED, platforms(2, "scan.*"));
                awaitNotificationsOf("narrowed", 16);
                change(api, OwnEventTypes.SUBSCRIPTION_UPDATED, platforms(3, "artifact.*"));
                awaitNotificationsOf("widened", 26);
                change(api, OwnEventTypes.SUBSCRIPTION_DELETED, platforms(4, "artifact.*"));
                awaitNotificationsOf("deleted", 31);
            }
        });

        // Then: what the platform tells of itself stands on every partition, and is one event.
        List<String> expected = new ArrayList<>(List.of("_platform/audit/sub_audit_1 of _platform"));
        for (String tenant : TENANTS) {
            Stream.of("created", "narrowed", "widened", "deleted")
                    .forEach(stage -> expected.add(tenant + "/ci/" + stage + " of " + tenant));
            Stream.of("created", "widened")
                    .forEach(stage -> expected.add("_platform/audit/" + stage + " of " + tenant));
        }
        assertThat(matcher.notifications())
                .extracting(record ->
                        name(record) + " of " + record.value().getEvent().getTenant())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldNotifyOnceOfAnEventThatIsProducedAgainAfterARestart() throws Exception {
        // Given
        writeSubscriptions("ci");
        writeEvents("once");
        writer.flush();
        matcher.whileRunning(config, () -> awaitNotifications(TENANTS.size()));

        // When
        writeEvents("once");
        writeEvents("last");
        writer.flush();

        // Then
        matcher.whileRunning(config, () -> assertNotifiedUpTo("last", "once"));
    }

    @Test
    void shouldNotForgetEventsBecauseAProducersClockIsWild() throws Exception {
        // Given
        writeSubscriptions("ci");

        // When
        writeEvents("once");
        writeEvents("wild", Instant.parse("2099-01-01T00:00:00Z"));
        writeEvents("once", Instant.EPOCH);
        writeEvents("last");
        writer.flush();

        // Then
        matcher.whileRunning(config, () -> assertNotifiedUpTo("last", "once", "wild"));
    }

    @Test
    void shouldSayWhichKeyGivesTwoMatchersOneStateDirectory() throws Exception {
        matcher.whileRunning(config, () -> {
            MatcherService second = new MatcherService(config, new Health(), new Metrics());
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(second::start)
                    .withMessageContaining(
                            "matcher.state-dir: '" + config.matcher().stateDir() + "' cannot be used")
                    .withMessageContaining("each matcher needs a directory of its own");
        });
    }

    @Test
    void shouldRefuseToStartOnPartitionCountsThatDifferNamingBoth() throws Exception {
        // Given
        TestKafka kafka = TestKafka.shared();
        BellbuoyConfig other = matcher.config("topics.prefix=" + kafka.freshPrefix());
        try (Admin admin = kafka.admin()) {
            admin.createTopics(List.of(
                            new NewTopic(other.catalogue().events(), PARTITIONS, (short) 1),
                            new NewTopic(other.catalogue().subscriptions(), 5, (short) 1)))
                    .all()
                    .get();
        }

        // When
        MatcherService refusing = new MatcherService(other, new Health(), new Metrics());

        // Then
        assertThatExceptionOfType(BadTopicsException.class)
                .isThrownBy(refusing::start)
                .withMessageContaining(other.catalogue().subscriptions() + " has 5 partitions, expected 3");
    }

    /** One of each tenant, to everything. */
    private void writeSubscriptions(String id) {
        TENANTS.forEach(tenant -> writer.write(matcher.record(TestMatcher.subscription(tenant, id, 1))));
    }

    /** One of each tenant. */
    private void writeEvents(String id) {
        writeEvents(id, Instant.now());
    }

    private void writeEvents(String id, Instant timestamp) {
        for (String tenant : TENANTS) {
            RegistryEvent event = TestMatcher.event(tenant, id);
            writer.write(
                    new ProducerRecord<>(matcher.topics().events(), null, timestamp.toEpochMilli(), tenant, event));
        }
    }

    private void awaitNotifications(int count) {
        matcher.notificationsUntil(records -> records.size() >= count);
    }

    /** Waits for so many in all, because the compacted topic may tell a next change before its time. */
    private void awaitNotificationsOf(String event, int count) throws Exception {
        writeEvents(event);
        writer.flush();
        awaitNotifications(count);
    }

    /** Each tenant was notified once of each of these events. The last was produced last. */
    private void assertNotifiedUpTo(String last, String... others) {
        List<String> events = Stream.concat(Stream.of(last), Stream.of(others)).toList();
        Set<String> expected = TENANTS.stream()
                .flatMap(tenant -> events.stream().map(event -> tenant + "/ci/" + event))
                .collect(toSet());
        Set<String> lasts =
                expected.stream().filter(name -> name.endsWith(last)).collect(toSet());
        assertThat(names(matcher.notificationsUntil(records -> names(records).containsAll(lasts))))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> names(List<ConsumerRecord<String, Notification>> records) {
        return records.stream().map(MatcherServiceIT::name).toList();
    }

    private static String name(ConsumerRecord<String, Notification> record) {
        return record.key() + "/" + record.value().getEvent().getId();
    }

    private KafkaProducer<String, SpecificRecord> api() {
        KafkaClients clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "api");
        Map<String, Object> settings = clients.producer("changes");
        settings.put("transactional.id", config.topics().prefix() + "api");
        KafkaProducer<String, SpecificRecord> api =
                new KafkaProducer<>(settings, new StringSerializer(), AvroSerdes.serializer(clients.serde()));
        api.initTransactions();
        return api;
    }

    private void change(KafkaProducer<String, SpecificRecord> api, String type, Subscription subscription) {
        api.beginTransaction();
        matcher.change(type, subscription).forEach(api::send);
        api.commitTransaction();
    }

    private static Subscription platforms(long version, String... eventTypes) {
        return Subscription.newBuilder(TestMatcher.subscription(SubscriptionKey.PLATFORM, "audit", version))
                .setEventTypes(List.of(eventTypes))
                .build();
    }
}
