package io.bellbuoy.ingest.history;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.ingest.delivery.DeliveryHistory;
import io.bellbuoy.ingest.history.log.Found;
import io.bellbuoy.ingest.history.log.HistoryQuery;
import io.bellbuoy.ingest.history.peers.Keeper;
import io.bellbuoy.ingest.history.peers.Peers;
import io.bellbuoy.ingest.history.streams.HistoryApp;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.lifecycle.Services;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.serde.AvroSerdes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.HostInfo;

/** Keeps this instance's share of the history, answers the others for it, and asks them for theirs. */
public final class HistoryService implements Service {

    private final Waiting waiting;
    private final Peers peers;
    private final HistoryApp app;
    private final DeliveryHistory history;
    private final Services parts;

    /** A service that is not started yet. Vert.x stays the caller's to close. */
    public HistoryService(BellbuoyConfig config, KafkaClients clients, Vertx vertx, Metrics metrics, Clock clock) {
        Function<Bytes, DeliveryStatus> decoder = decoder(config, clients);
        this.waiting = new Waiting(vertx);
        this.peers = Peers.of(config.history(), vertx, this::askHere);
        this.app = new HistoryApp(config, clients, decoder, peers::self, metrics, clock);
        this.history = new SharedHistory(
                app, this::keeper, waiting, decoder, config.topics().notificationPartitions());
        this.parts = new Services("delivery history", List.of(waiting, peers, app));
    }

    @Override
    public String name() {
        return parts.name();
    }

    @Override
    public void start() throws Exception {
        parts.start();
    }

    @Override
    public void stop() throws Exception {
        parts.stop();
    }

    /** What all instances know together. */
    public DeliveryHistory history() {
        return history;
    }

    private Keeper keeper(HostInfo host) {
        return host.equals(peers.self()) ? this::askHere : peers.at(host);
    }

    private Future<Found> askHere(HistoryQuery query, int partition, boolean mayBeBehind) {
        return waiting.on(() -> app.ask(query, partition, mayBeBehind));
    }

    private static Function<Bytes, DeliveryStatus> decoder(BellbuoyConfig config, KafkaClients clients) {
        String topic = config.catalogue().deliveryStatus();
        Deserializer<DeliveryStatus> deserializer = AvroSerdes.deserializer(DeliveryStatus.class, clients.serde());
        return value -> deserializer.deserialize(topic, value.get());
    }
}
