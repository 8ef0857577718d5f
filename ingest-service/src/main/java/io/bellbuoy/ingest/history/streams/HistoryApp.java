package io.bellbuoy.ingest.history.streams;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.ingest.history.log.Found;
import io.bellbuoy.ingest.history.log.HistoryQuery;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigCatalogue;
import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.topics.SubscriptionKey;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole life of the history's Kafka Streams app, and what it can be asked. Any thread may ask, and has to wait for the disk. */
public final class HistoryApp implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryApp.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final BellbuoyConfig config;
    private final KafkaClients clients;
    private final Function<Bytes, DeliveryStatus> decoder;
    private final Supplier<HostInfo> self;
    private final Metrics metrics;
    private final Clock clock;
    private volatile @Nullable KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics streamsMetrics;

    /**
     * An app that is not started yet.
     *
     * @param decoder reads values of {@code delivery-status}
     * @param self where the other instances can ask this one, once it is about to start
     */
    public HistoryApp(
            BellbuoyConfig config,
            KafkaClients clients,
            Function<Bytes, DeliveryStatus> decoder,
            Supplier<HostInfo> self,
            Metrics metrics,
            Clock clock) {
        this.config = config;
        this.clients = clients;
        this.decoder = decoder;
        this.self = self;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Where a partition is kept.
     *
     * @param hosts whoever has it now before those that have a copy
     */
    public record Place(int partition, List<HostInfo> hosts) {

        public Place {
            hosts = List.copyOf(hosts);
        }
    }

    @Override
    public String name() {
        return "delivery history";
    }

    /** Returns at once: events and subscriptions do not wait for what has become of earlier ones. */
    @Override
    public void start() {
        KafkaStreams app = app();
        app.setUncaughtExceptionHandler(failure -> {
            // Brokers and the schema registry come back, and what was not kept is read again.
            LOG.error("A stream thread of the delivery history failed and is replaced", failure);
            return REPLACE_THREAD;
        });
        streamsMetrics = new KafkaStreamsMetrics(app);
        streamsMetrics.bindTo(metrics.registry());
        app.start();
        streams = app;
    }

    @Override
    public void stop() {
        KafkaStreams stopping = streams;
        streams = null;
        if (streamsMetrics != null) {
            streamsMetrics.close();
            streamsMetrics = null;
        }
        CloseOptions leaving = CloseOptions.timeout(STOP_TIMEOUT).withGroupMembershipOperation(LEAVE_GROUP);
        if (stopping != null && !stopping.close(leaving)) {
            throw new IllegalStateException("Kafka Streams did not stop within " + STOP_TIMEOUT.toSeconds() + " s");
        }
    }

    /**
     * Where a subscription's attempts are kept.
     *
     * @throws UnavailableException when that is being decided
     */
    public Place placeOf(SubscriptionKey subscription) {
        KeyQueryMetadata found = asked(
                app -> app.queryMetadataForKey(HistoryTopology.STORE, subscription.toString(), new StringSerializer()));
        if (found.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw moving(null);
        }
        return new Place(
                found.partition(),
                Stream.concat(Stream.of(found.activeHost()), found.standbyHosts().stream())
                        .toList());
    }

    /** Where every partition is kept that is kept anywhere. */
    public List<Place> places() {
        Collection<StreamsMetadata> instances = asked(KafkaStreams::metadataForAllStreamsClients);
        Map<Integer, List<HostInfo>> hosts = new TreeMap<>();
        instances.forEach(instance -> add(instance, instance.topicPartitions(), hosts));
        instances.forEach(instance -> add(instance, instance.standbyTopicPartitions(), hosts));
        return hosts.entrySet().stream()
                .map(known -> new Place(known.getKey(), known.getValue()))
                .toList();
    }

    /**
     * Asks one partition that is kept here.
     *
     * @param mayBeBehind whether a copy may answer, which may lack the newest attempts
     * @throws UnavailableException when it is not here, or not ready
     */
    public Found ask(HistoryQuery query, int partition, boolean mayBeBehind) {
        StateQueryRequest<Found> request = StateQueryRequest.inStore(HistoryTopology.STORE)
                .withQuery(query)
                .withPartitions(Set.of(partition));
        QueryResult<Found> result = asked(app -> app.query(mayBeBehind ? request : request.requireActive()))
                .getPartitionResults()
                .get(partition);
        if (result == null || result.isFailure()) {
            throw moving(null);
        }
        return result.getResult();
    }

    private static void add(
            StreamsMetadata instance, Set<TopicPartition> partitions, Map<Integer, List<HostInfo>> hosts) {
        partitions.forEach(partition -> hosts.computeIfAbsent(partition.partition(), number -> new ArrayList<>())
                .add(instance.hostInfo()));
    }

    private KafkaStreams app() {
        Topology topology = HistoryTopology.build(
                config.catalogue().deliveryStatus(),
                new StatusStoreBuilder(
                        HistoryTopology.STORE, decoder, config.history().retention(), clock));
        Properties settings = new Properties();
        settings.putAll(HistorySettings.of(config, clients.common(), self.get()));
        try {
            return new KafkaStreams(topology, settings);
        } catch (StreamsException e) {
            // It has no other reason to refuse here: the directory cannot be made, written or locked.
            throw ConfigException.unusable(
                    ConfigCatalogue.HISTORY_STATE_DIR,
                    config.history().stateDir().toAbsolutePath(),
                    "each instance needs a directory of its own that it can write to. " + e.getMessage());
        }
    }

    private <T> T asked(Function<KafkaStreams, T> question) {
        KafkaStreams app = streams;
        if (app == null) {
            throw moving(null);
        }
        try {
            return question.apply(app);
        } catch (StreamsException | IllegalStateException e) {
            throw moving(e);
        }
    }

    private static UnavailableException moving(@Nullable Throwable cause) {
        return new UnavailableException(
                "The history of these deliveries is being moved or restored, and can be asked for in a moment", cause);
    }
}
