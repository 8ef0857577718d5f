package io.bellbuoy.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker (KRaft, broker and controller in one) inside this JVM, on 127.0.0.1 only. It may be stopped and started
 * again: cluster id, data and port stay. It stands alone unless it is given peers. Safe for use by several threads;
 * starting and stopping block for a second or two.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final EmbeddedKafkaConfig config;
    private final Node node;
    private @Nullable RunningBroker running;

    private EmbeddedKafka(EmbeddedKafkaConfig config, Node node) {
        this.config = config;
        this.node = node;
    }

    /**
     * Starts a broker and returns when it serves clients.
     *
     * @throws IllegalStateException if it cannot start; the message names the port, the directory and the reason
     */
    public static EmbeddedKafka start(EmbeddedKafkaConfig config) {
        return start(config, () -> Node.first(config.port()));
    }

    /**
     * Starts one more broker of this one's cluster, which can be stopped and started by itself. This one stays the only
     * controller, and has to run when another starts.
     *
     * @param nodeId above 1, and its own for as long as its data is kept
     * @throws IllegalStateException as {@link #start(EmbeddedKafkaConfig)}
     */
    public EmbeddedKafka startPeer(int nodeId, EmbeddedKafkaConfig peer) {
        return start(peer, () -> node.peer(nodeId, DataDirectory.clusterId(config.dataDir()), peer.port()));
    }

    private static EmbeddedKafka start(EmbeddedKafkaConfig config, Callable<Node> place) {
        EmbeddedKafka kafka;
        try {
            kafka = new EmbeddedKafka(config, place.call());
        } catch (Exception e) {
            throw new IllegalStateException("Cannot start the embedded Kafka broker: " + e.getMessage(), e);
        }
        kafka.start();
        return kafka;
    }

    /** The settings in which a broker that stands alone differs from Kafka's defaults, wherever it runs. */
    public static Map<String, String> singleNodeSettings() {
        return BrokerSettings.singleNode();
    }

    public String bootstrapServers() {
        return node.bootstrapServers();
    }

    /**
     * Starts the broker again after {@link #stop()}; does nothing if it runs.
     *
     * @throws IllegalStateException if it cannot start; the message names the port, the directory and the reason
     */
    public synchronized void start() {
        if (running != null) {
            return;
        }
        try {
            running = RunningBroker.start(config, node);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Cannot start the embedded Kafka broker on %s with its data in %s: %s"
                            .formatted(bootstrapServers(), config.dataDir(), e.getMessage()),
                    e);
        }
        log.atInfo()
                .addKeyValue("bootstrapServers", bootstrapServers())
                .addKeyValue("dataDir", config.dataDir())
                .log("Embedded Kafka broker started");
    }

    /** Stops the broker in good order; clients see an outage until {@link #start()}. Does nothing if it is stopped. */
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        var stopping = running;
        running = null;
        try {
            stopping.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.atInfo().addKeyValue("bootstrapServers", bootstrapServers()).log("Embedded Kafka broker stopped");
    }

    @Override
    public void close() {
        stop();
    }
}
