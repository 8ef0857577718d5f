package io.bellbuoy.matcher;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.topics.BadTopicsException;
import io.bellbuoy.kit.topics.TopicProvisioner;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.testing.TopicReader;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatcherServiceIT {

    static {
        AvroTrust.ensure();
    }

    private static final int PARTITIONS = 3;
    private static final List<String> TENANTS = List.of("acme", "blue", "coral", "delta", "ember");

    @TempDir
    private static Path state;

    private final TestKafka kafka = TestKafka.shared();
    private final String prefix = kafka.freshPrefix();
    private final BellbuoyConfig config = config(prefix, PARTITIONS);
    private final Topics topics = config.catalogue();
    private final Map<String, Object> serde = Map.of("schema.registry.url", kafka.schemaRegistryUrl());
    private KafkaProducer<String, SpecificRecord> producer;

    @BeforeEach
    void open() {
        try (Admin admin = kafka.admin()) {
            new TopicProvisioner(admin, config.topics()).provision(config.topicSpecs(), false);
        }
        producer = producer(Map.of());
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void shouldLoseAndRepeatNothingWhenItIsStoppedAndStarted() throws Exception {
        // Given
        TENANTS.forEach(tenant -> feed(subscription(tenant, "ci", 1)));
        TENANTS.forEach(tenant -> send(event(tenant, "before")));
        producer.flush();
        whileRunning(() -> notifications(TENANTS.size()));

        // When
        TENANTS.forEach(tenant -> send(event(tenant, "between")));
        TENANTS.forEach(tenant -> feed(subscription(tenant, "late", 1)));
        TENANTS.forEach(tenant -> send(event(tenant, "after")));
        producer.flush();
        List<ConsumerRecord<String, Notification>> all = new ArrayList<>();
        whileRunning(() -> {
            all.addAll(read(TENANTS.size() * 5));
            return Set.of();
        });

        // Then: "between" meets "late" too, because what was written before the start is known before the first event.
        assertThat(all.stream().map(MatcherServiceIT::name))
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
        TENANTS.forEach(tenant -> feed(subscription(tenant, "ci", 1)));
        List<ConsumerRecord<String, Notification>> all = new ArrayList<>();

        // When: each tenant's own subscription is notified every time, the platform's twice, and once of itself.
        whileRunning(() -> {
            try (KafkaProducer<String, SpecificRecord> api = producer(Map.of("transactional.id", prefix + "api"))) {
                api.initTransactions();
                change(api, OwnEventTypes.SUBSCRIPTION_CREATED, platforms(1, "artifact.*", "bellbuoy.*"));
                notificationsAfter("created", 11);
                change(api, OwnEventTypes.SUBSCRIPTION_UPDATED, platforms(2, "scan.*"));
                notificationsAfter("narrowed", 16);
                change(api, OwnEventTypes.SUBSCRIPTION_UPDATED, platforms(3, "artifact.*"));
                notificationsAfter("widened", 26);
                change(api, OwnEventTypes.SUBSCRIPTION_DELETED, platforms(4, "artifact.*"));
                all.addAll(notificationsAfter("deleted", 31));
            }
            return Set.of();
        });

        // Then: what the platform tells of itself stands on every partition, and is one event.
        List<String> expected = new ArrayList<>(List.of("_platform/audit/sub_audit_1 of _platform"));
        for (String tenant : TENANTS) {
            Stream.of("created", "narrowed", "widened", "deleted")
                    .forEach(stage -> expected.add(tenant + "/ci/" + stage + " of " + tenant));
            Stream.of("created", "widened")
                    .forEach(stage -> expected.add("_platform/audit/" + stage + " of " + tenant));
        }
        assertThat(all)
                .extracting(record ->
                        name(record) + " of " + record.value().getEvent().getTenant())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldNotifyOnceOfAnEventThatIsProducedAgainAfterARestart() throws Exception {
        // Given
        TENANTS.forEach(tenant -> feed(subscription(tenant, "ci", 1)));
        TENANTS.forEach(tenant -> send(event(tenant, "once")));
        producer.flush();
        whileRunning(() -> notifications(TENANTS.size()));

        // When
        TENANTS.forEach(tenant -> send(event(tenant, "once")));
        TENANTS.forEach(tenant -> send(event(tenant, "last")));
        producer.flush();

        // Then
        whileRunning(() -> {
            assertNotifiedUpTo("last", "once");
            return Set.of();
        });
    }

    @Test
    void shouldNotForgetEventsBecauseAProducersClockIsWild() throws Exception {
        // Given
        TENANTS.forEach(tenant -> feed(subscription(tenant, "ci", 1)));

        // When
        TENANTS.forEach(tenant -> send(event(tenant, "once")));
        TENANTS.forEach(tenant -> send(event(tenant, "wild"), Instant.parse("2099-01-01T00:00:00Z")));
        TENANTS.forEach(tenant -> send(event(tenant, "once"), Instant.EPOCH));
        TENANTS.forEach(tenant -> send(event(tenant, "last")));
        producer.flush();

        // Then
        whileRunning(() -> {
            assertNotifiedUpTo("last", "once", "wild");
            return Set.of();
        });
    }

    @Test
    void shouldSayWhichKeyGivesTwoMatchersOneStateDirectory() throws Exception {
        whileRunning(() -> {
            MatcherService second = new MatcherService(config, new Health(), new Metrics());
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(second::start)
                    .withMessageContaining("matcher.state-dir: '" + state.resolve(prefix) + "' cannot be used")
                    .withMessageContaining("each matcher needs a directory of its own");
            return Set.of();
        });
    }

    @Test
    void shouldRefuseToStartOnPartitionCountsThatDifferNamingBoth() throws Exception {
        // Given
        BellbuoyConfig other = config(kafka.freshPrefix(), PARTITIONS);
        try (Admin admin = kafka.admin()) {
            admin.createTopics(List.of(
                            new NewTopic(other.catalogue().events(), PARTITIONS, (short) 1),
                            new NewTopic(other.catalogue().subscriptions(), 5, (short) 1)))
                    .all()
                    .get();
        }

        // When
        MatcherService matcher = new MatcherService(other, new Health(), new Metrics());

        // Then
        assertThatExceptionOfType(BadTopicsException.class)
                .isThrownBy(matcher::start)
                .withMessageContaining(other.catalogue().subscriptions() + " has 5 partitions, expected 3");
    }

    private interface Action {
        Set<String> run() throws Exception;
    }

    private Set<String> whileRunning(Action action) throws Exception {
        try (Metrics metrics = new Metrics()) {
            MatcherService matcher = new MatcherService(config, new Health(), metrics);
            matcher.start();
            try {
                return action.run();
            } finally {
                matcher.stop();
            }
        }
    }

    /** An event for every tenant, and all notifications so far: the compacted topic may tell a next change before its time. */
    private List<ConsumerRecord<String, Notification>> notificationsAfter(String id, int count) {
        TENANTS.forEach(tenant -> send(event(tenant, id)));
        producer.flush();
        return read(count);
    }

    /** Each tenant was notified once of each of these events. The last was produced last. */
    private void assertNotifiedUpTo(String last, String... others) {
        List<String> events = Stream.concat(Stream.of(last), Stream.of(others)).toList();
        Set<String> expected = TENANTS.stream()
                .flatMap(tenant -> events.stream().map(event -> tenant + "/ci/" + event))
                .collect(toSet());
        Set<String> lasts =
                expected.stream().filter(name -> name.endsWith(last)).collect(toSet());
        assertThat(reader().readUntil(records -> names(records).containsAll(lasts)))
                .extracting(MatcherServiceIT::name)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> names(List<ConsumerRecord<String, Notification>> records) {
        return records.stream().map(MatcherServiceIT::name).toList();
    }

    private Set<String> notifications(int count) {
        return read(count).stream().map(MatcherServiceIT::name).collect(toSet());
    }

    private List<ConsumerRecord<String, Notification>> read(int count) {
        return reader().readUntil(records -> records.size() >= count);
    }

    private TopicReader<String, Notification> reader() {
        return new TopicReader<>(
                kafka.bootstrapServers(),
                topics.notifications(),
                new StringDeserializer(),
                AvroSerdes.deserializer(Notification.class, serde));
    }

    private static String name(ConsumerRecord<String, Notification> record) {
        return record.key() + "/" + record.value().getEvent().getId();
    }

    private KafkaProducer<String, SpecificRecord> producer(Map<String, Object> extra) {
        Map<String, Object> settings = new HashMap<>(extra);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), AvroSerdes.serializer(serde));
    }

    private void send(RegistryEvent event) {
        producer.send(record(event));
    }

    private void send(RegistryEvent event, Instant timestamp) {
        producer.send(new ProducerRecord<>(topics.events(), null, timestamp.toEpochMilli(), event.getTenant(), event));
    }

    private void feed(Subscription subscription) {
        producer.send(record(subscription));
    }

    /** As the API does it: one transaction over both topics, on every partition for the platform. */
    private void change(KafkaProducer<String, SpecificRecord> api, String type, Subscription subscription) {
        String owner = subscription.getTenant();
        String id = "sub_" + subscription.getId() + "_" + subscription.getVersion();
        RegistryEvent told = RegistryEvent.newBuilder(event(owner, id))
                .setType(type)
                .setSubscription(subscription)
                .build();
        String key = new SubscriptionKey(owner, subscription.getId()).toString();
        Subscription kept = type.equals(OwnEventTypes.SUBSCRIPTION_DELETED) ? null : subscription;
        api.beginTransaction();
        for (int partition : homesOf(owner)) {
            api.send(new ProducerRecord<>(topics.subscriptions(), partition, key, kept));
            api.send(new ProducerRecord<>(topics.events(), partition, owner, told));
        }
        api.commitTransaction();
    }

    private static int[] homesOf(String owner) {
        return owner.equals(SubscriptionKey.PLATFORM)
                ? IntStream.range(0, PARTITIONS).toArray()
                : new int[] {TenantPartitioner.partition(owner, PARTITIONS)};
    }

    private ProducerRecord<String, SpecificRecord> record(RegistryEvent event) {
        return new ProducerRecord<>(topics.events(), event.getTenant(), event);
    }

    private ProducerRecord<String, SpecificRecord> record(Subscription subscription) {
        return new ProducerRecord<>(
                topics.subscriptions(),
                TenantPartitioner.partition(subscription.getTenant(), PARTITIONS),
                new SubscriptionKey(subscription.getTenant(), subscription.getId()).toString(),
                subscription);
    }

    private static RegistryEvent event(String tenant, String id) {
        return RegistryEvent.newBuilder()
                .setId(id)
                .setTenant(tenant)
                .setType("artifact.pushed")
                .build();
    }

    private static Subscription platforms(long version, String... eventTypes) {
        return Subscription.newBuilder(subscription(SubscriptionKey.PLATFORM, "audit", version))
                .setEventTypes(List.of(eventTypes))
                .build();
    }

    private static Subscription subscription(String tenant, String id, long version) {
        return Subscription.newBuilder()
                .setTenant(tenant)
                .setId(id)
                .setVersion(version)
                .build();
    }

    private BellbuoyConfig config(String topicPrefix, int partitions) {
        List<String> sets = List.of(
                "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "schema.registry.url=" + kafka.schemaRegistryUrl(),
                "topics.prefix=" + topicPrefix,
                "topics.event-partitions=" + partitions,
                "topics.notification-partitions=2",
                "topics.replication-factor=1",
                "topics.min-insync-replicas=1",
                "matcher.state-dir=" + state.resolve(topicPrefix));
        return BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), sets, Preset.NONE));
    }
}
