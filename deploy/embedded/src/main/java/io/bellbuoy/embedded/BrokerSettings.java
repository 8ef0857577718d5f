package io.bellbuoy.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The settings of a broker: who it is, and where it differs from Kafka's defaults. */
final class BrokerSettings {

    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String CLIENT_LISTENER = "CLIENT";

    /** What the broker's identity hangs on; nobody overrides these. */
    static final Set<String> RESERVED =
            Set.copyOf(identity(Path.of("."), new Node(Node.FIRST, "", 0, 0)).keySet());

    private BrokerSettings() {}

    static Map<String, String> of(EmbeddedKafkaConfig config, Node node) {
        var settings = new HashMap<>(singleNode());
        settings.putAll(config.overrides());
        settings.putAll(identity(config.dataDir(), node));
        return Map.copyOf(settings);
    }

    private static Map<String, String> identity(Path dataDir, Node node) {
        String clients = listener(CLIENT_LISTENER, node.port());
        String controller = listener(CONTROLLER_LISTENER, node.controllerPort());
        return Map.ofEntries(
                Map.entry("process.roles", node.isController() ? "broker,controller" : "broker"),
                Map.entry("node.id", Integer.toString(node.id())),
                Map.entry("log.dirs", dataDir.toAbsolutePath().toString()),
                Map.entry("listeners", node.isController() ? clients + "," + controller : clients),
                // A container or a host with several names must not advertise one that clients cannot reach.
                Map.entry("advertised.listeners", clients),
                Map.entry(
                        "listener.security.protocol.map",
                        CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT"),
                Map.entry("inter.broker.listener.name", CLIENT_LISTENER),
                Map.entry("controller.listener.names", CONTROLLER_LISTENER),
                // A static quorum: its address is not written to the log, so another process may take another port.
                Map.entry(
                        "controller.quorum.voters",
                        Node.FIRST + "@" + LoopbackPorts.HOST + ":" + node.controllerPort()));
    }

    static Map<String, String> singleNode() {
        return Map.ofEntries(
                // One node cannot replicate; where there are more, topics may ask for it.
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // 50 partitions each by default: most of a first start would go into making them.
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.num.partitions", "4"),
                // The wait for more members of a new group is for fleets; here it would only be 3 s of nothing.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // Whoever asks for a take-over within less than 6 s may have it.
                Map.entry("group.min.session.timeout.ms", "1000"),
                // How often time-outs of transactions are looked for: a killed producer holds its readers up no longer
                // than its own transaction.timeout.ms and this.
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                // Topics are made on purpose, with the partition count that the catalogue asks for.
                Map.entry("auto.create.topics.enable", "false"),
                // The cleaner allocates this when it starts: 128 MB by default, more than all of the rest of us.
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                // A start that cannot end gives up; by default it would wait for ever.
                Map.entry("server.max.startup.time.ms", "120000"),
                // No JMX beans: nobody reads them, and a second broker in this JVM would fight for their names.
                Map.entry("metric.reporters", ""));
    }

    private static String listener(String name, int port) {
        return name + "://" + LoopbackPorts.HOST + ":" + port;
    }
}
