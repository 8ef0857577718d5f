package io.bellbuoy.matcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.topics.TopicProvisioner;
import io.bellbuoy.testing.Partitions;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.testing.TopicReader;
import io.bellbuoy.testing.TopicWriter;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A matcher with topics of its own on the shared cluster, and what tests write to them and read from them. */
final class TestMatcher {

    static {
        AvroTrust.ensure();
    }

    interface Action {
        void run() throws Exception;
    }

    private final TestKafka kafka = TestKafka.shared();
    private final String prefix = kafka.freshPrefix();
    private final Path state;
    private final int partitions;
    private final Topics topics;

    /**
     * Makes the topics.
     *
     * @param partitions of the events and of the subscriptions
     */
    TestMatcher(Path state, int partitions) {
        this.state = state;
        this.partitions = partitions;
        BellbuoyConfig config = config();
        this.topics = config.catalogue();
        try (Admin admin = kafka.admin()) {
            new TopicProvisioner(admin, config.topics()).provision(config.topicSpecs(), false);
            Partitions.awaitLeaders(admin, config.topicSpecs());
        }
    }

    Topics topics() {
        return topics;
    }

    /** With further settings {@code key=value}, which win. */
    BellbuoyConfig config(String... more) {
        List<String> sets = new ArrayList<>(List.of(
                "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "schema.registry.url=" + kafka.schemaRegistryUrl(),
                "topics.prefix=" + prefix,
                "topics.event-partitions=" + partitions,
                "topics.notification-partitions=2",
                "topics.replication-factor=1",
                "topics.min-insync-replicas=1",
                "matcher.state-dir=" + state.resolve(prefix)));
        sets.addAll(List.of(more));
        return BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), sets, Preset.NONE));
    }

    void whileRunning(BellbuoyConfig config, Action action) throws Exception {
        try (Metrics metrics = new Metrics()) {
            MatcherService matcher = new MatcherService(config, new Health(), metrics);
            matcher.start();
            try {
                action.run();
            } finally {
                matcher.stop();
            }
        }
    }

    TopicWriter<String, SpecificRecord> writer() {
        return TopicWriter.ofAvro(kafka.bootstrapServers(), kafka.schemaRegistryUrl());
    }

    /** All so far. */
    List<ConsumerRecord<String, Notification>> notifications() {
        try (TopicReader<String, Notification> reader = reader()) {
            return reader.readToEnd();
        }
    }

    /** All so far, as soon as they meet the condition. */
    List<ConsumerRecord<String, Notification>> notificationsUntil(
            Predicate<List<ConsumerRecord<String, Notification>>> condition) {
        try (TopicReader<String, Notification> reader = reader()) {
            return reader.readUntil(condition);
        }
    }

    private TopicReader<String, Notification> reader() {
        return TopicReader.ofAvro(
                kafka.bootstrapServers(), kafka.schemaRegistryUrl(), topics.notifications(), Notification.class);
    }

    ProducerRecord<String, SpecificRecord> record(RegistryEvent event) {
        return new ProducerRecord<>(topics.events(), event.getTenant(), event);
    }

    ProducerRecord<String, SpecificRecord> record(Subscription subscription) {
        return kept(subscription, home(subscription.getTenant()));
    }

    /**
     * What the API writes in one transaction when it has made, replaced or deleted a subscription: to both topics, and for
     * the platform to every partition of them.
     */
    List<ProducerRecord<String, SpecificRecord>> change(String type, Subscription subscription) {
        boolean deleted = type.equals(OwnEventTypes.SUBSCRIPTION_DELETED);
        return homes(subscription.getTenant())
                .boxed()
                .flatMap(partition -> Stream.of(
                        deleted ? tombstone(subscription, partition) : kept(subscription, partition),
                        told(type, subscription, partition)))
                .toList();
    }

    private ProducerRecord<String, SpecificRecord> kept(Subscription subscription, int partition) {
        return new ProducerRecord<>(topics.subscriptions(), partition, key(subscription), subscription);
    }

    private ProducerRecord<String, SpecificRecord> tombstone(Subscription subscription, int partition) {
        ProducerRecord<String, SpecificRecord> tombstone =
                new ProducerRecord<>(topics.subscriptions(), partition, key(subscription), null);
        String version = Long.toString(subscription.getVersion());
        tombstone.headers().add(HeaderNames.SUBSCRIPTION_VERSION, version.getBytes(UTF_8));
        return tombstone;
    }

    private ProducerRecord<String, SpecificRecord> told(String type, Subscription subscription, int partition) {
        String id = "sub_" + subscription.getId() + "_" + subscription.getVersion();
        RegistryEvent event = RegistryEvent.newBuilder(event(subscription.getTenant(), id))
                .setType(type)
                .setSubscription(subscription)
                .build();
        return new ProducerRecord<>(topics.events(), partition, subscription.getTenant(), event);
    }

    private IntStream homes(String tenant) {
        return tenant.equals(SubscriptionKey.PLATFORM) ? IntStream.range(0, partitions) : IntStream.of(home(tenant));
    }

    private int home(String tenant) {
        return TenantPartitioner.partition(tenant, partitions);
    }

    private static String key(Subscription subscription) {
        return new SubscriptionKey(subscription.getTenant(), subscription.getId()).toString();
    }

    static RegistryEvent event(String tenant, String id) {
        return RegistryEvent.newBuilder()
                .setId(id)
                .setTenant(tenant)
                .setType("artifact.pushed")
                .build();
    }

    static Subscription subscription(String tenant, String id, long version) {
        return Subscription.newBuilder()
                .setTenant(tenant)
                .setId(id)
                .setVersion(version)
                .build();
    }
}
