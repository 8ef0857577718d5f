package io.bellbuoy.matcher;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.store.CatchUp;
import io.bellbuoy.matcher.store.DedupWindow;
import io.bellbuoy.matcher.store.SubscriptionDecoder;
import io.bellbuoy.matcher.store.SubscriptionStoreBuilder;
import io.bellbuoy.topics.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * The way of an event:
 *
 * <pre>
 * subscriptions ──▶ feed ──▶ [ subscription table ] ◀── restore, catch-up
 *                     │               │
 * events ─────────────┼──────────▶ match ──▶ notifications
 *                     │             │ │
 *                     │             │ ╰──▶ [ recent events ] ◀── restore
 *                     ╰─────────────┴────▶ quarantine
 * </pre>
 *
 * Both sources have the same partitions by tenant, so each task holds just the subscriptions of its own tenants.
 */
public final class MatcherTopology {

    static final String STORE = "subscriptions";

    private static final String SUBSCRIPTIONS = "subscriptions-source";
    private static final String FEED = "feed";
    private static final String EVENTS = "events-source";
    private static final String MATCH = "match";
    private static final String NOTIFICATIONS = "notifications-sink";
    private static final String QUARANTINE = "quarantine-sink";

    /**
     * How values are read and written.
     *
     * @param events reads the events topic
     * @param subscriptions reads the subscriptions topic
     * @param notifications writes the notifications topic
     */
    public record Serdes(
            Deserializer<RegistryEvent> events,
            Deserializer<Subscription> subscriptions,
            Serializer<Notification> notifications) {}

    private MatcherTopology() {}

    /**
     * The topology over these topics. Sources are read as bytes, so that a record nobody can read stops no task.
     *
     * @param partitions of events and subscriptions each
     */
    public static Topology build(
            Topics topics, int partitions, Serdes serdes, CatchUp catchUp, DedupWindow dedup, MatcherMetrics metrics) {
        SubscriptionDecoder decoder = new SubscriptionDecoder(topics.subscriptions(), serdes.subscriptions());
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        Topology topology = new Topology()
                .addReadOnlyStateStore(
                        new SubscriptionStoreBuilder(STORE, decoder),
                        SUBSCRIPTIONS,
                        bytes,
                        bytes,
                        topics.subscriptions(),
                        FEED,
                        () -> new SubscriptionFeed(decoder, topics.subscriptions(), catchUp, metrics))
                .addSource(EVENTS, bytes, bytes, topics.events())
                .addProcessor(
                        MATCH,
                        () -> new EventMatcher(
                                new EventReader(serdes.events(), partitions),
                                NOTIFICATIONS,
                                QUARANTINE,
                                dedup,
                                metrics),
                        EVENTS)
                .connectProcessorAndStateStores(MATCH, STORE)
                .addSink(NOTIFICATIONS, topics.notifications(), new StringSerializer(), serdes.notifications(), MATCH)
                .addSink(
                        QUARANTINE,
                        topics.quarantine(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        MATCH,
                        FEED);
        dedup.store().ifPresent(store -> topology.addStateStore(store, MATCH));
        return topology;
    }
}
