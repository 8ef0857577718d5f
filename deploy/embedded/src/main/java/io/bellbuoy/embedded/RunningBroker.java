package io.bellbuoy.embedded;

import java.io.IOException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A broker from its start to its stop; it is not started twice. */
final class RunningBroker implements AutoCloseable {

    private final DataDirectory data;
    private final KafkaRaftServer server;

    private RunningBroker(DataDirectory data, KafkaRaftServer server) {
        this.data = data;
        this.server = server;
    }

    /** Returns when clients are served; after a failure nothing is left running or locked. */
    static RunningBroker start(EmbeddedKafkaConfig config, Node node) throws Exception {
        KafkaExit.throwInsteadOfExit();
        // Kafka would notice only after its controller runs, and say it less plainly.
        LoopbackPorts.requireFree(node.port());
        var data = DataDirectory.claim(config.dataDir());
        try {
            data.formatIfNew(node);
            var settings = BrokerSettings.of(config, node);
            var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            return started(new RunningBroker(data, server));
        } catch (Exception e) {
            data.close();
            throw e;
        }
    }

    private static RunningBroker started(RunningBroker broker) throws Exception {
        try {
            broker.server.startup();
            return broker;
        } catch (Exception e) { // Scala throws checked exceptions without saying so.
            // A broker that fails stops itself, but not the controller beside it.
            broker.server.shutdown();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (data) {
            server.shutdown();
            server.awaitShutdown();
        }
    }
}
