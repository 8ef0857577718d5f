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
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.testing.TopicReader;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A matcher with topics of its own on the shared cluster, and what tests write to them and read from them. */
final class TestMatcher {

    static {
        AvroTrust.ensure();
    }

    static final int PARTITIONS = 3;

    interface Action<T> {
        T run() throws Exception;
    }

    private final TestKafka kafka = TestKafka.shared();
    private final String prefix = kafka.freshPrefix();
    private final Map<String, Object> serde = Map.of("schema.registry.url", kafka.schemaRegistryUrl());
    private final Path state;
    private final Topics topics;

    /** Makes the topics. */
    TestMatcher(Path state) {
        this.state = state;
        BellbuoyConfig config = config();
        this.topics = config.catalogue();
        try (Admin admin = kafka.admin()) {
            new TopicProvisioner(admin, config.topics()).provision(config.topicSpecs(), false);
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
                "topics.event-partitions=" + PARTITIONS,
                "topics.notification-partitions=2",
                "topics.replication-factor=1",
                "topics.min-insync-replicas=1",
                "matcher.state-dir=" + state.resolve(prefix)));
        sets.addAll(List.of(more));
        return BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), sets, Preset.NONE));
    }

    <T> T whileRunning(BellbuoyConfig config, Action<T> action) throws Exception {
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

    KafkaProducer<String, SpecificRecord> producer() {
        // A broker not yet leading a new partition refuses a batch and then takes the next: with several in flight, the
        // one refused stays out of order until it expires.
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.in.flight.requests.per.connection", 1);
        return new KafkaProducer<>(settings, new StringSerializer(), AvroSerdes.serializer(serde));
    }

    TopicReader<String, Notification> notifications() {
        return new TopicReader<>(
                kafka.bootstrapServers(),
                topics.notifications(),
                new StringDeserializer(),
                AvroSerdes.deserializer(Notification.class, serde));
    }

    ProducerRecord<String, SpecificRecord> record(RegistryEvent event) {
        return new ProducerRecord<>(topics.events(), event.getTenant(), event);
    }

    ProducerRecord<String, SpecificRecord> record(Subscription subscription) {
        return subscriptionRecord(subscription, subscription);
    }

    /** What the API writes in one transaction when it has made, replaced or deleted a subscription: to both topics. */
    List<ProducerRecord<String, SpecificRecord>> change(String type, Subscription subscription) {
        if (!type.equals(OwnEventTypes.SUBSCRIPTION_DELETED)) {
            return List.of(record(subscription), record(told(type, subscription)));
        }
        ProducerRecord<String, SpecificRecord> tombstone = subscriptionRecord(subscription, null);
        String version = Long.toString(subscription.getVersion());
        tombstone.headers().add(HeaderNames.SUBSCRIPTION_VERSION, version.getBytes(UTF_8));
        return List.of(tombstone, record(told(type, subscription)));
    }

    private ProducerRecord<String, SpecificRecord> subscriptionRecord(Subscription subscription, SpecificRecord value) {
        return new ProducerRecord<>(
                topics.subscriptions(),
                TenantPartitioner.partition(subscription.getTenant(), PARTITIONS),
                new SubscriptionKey(subscription.getTenant(), subscription.getId()).toString(),
                value);
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

    private static RegistryEvent told(String type, Subscription subscription) {
        String id = "sub_" + subscription.getId() + "_" + subscription.getVersion();
        return RegistryEvent.newBuilder(event(subscription.getTenant(), id))
                .setType(type)
                .setSubscription(subscription)
                .build();
    }
}
