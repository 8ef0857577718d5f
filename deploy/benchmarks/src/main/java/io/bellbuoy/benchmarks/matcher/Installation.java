package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.topics.TopicProvisioner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * Topics of its own for one measurement, and what its matchers are told. The matcher has one partition to read, so one stream
 * thread has all the work.
 *
 * @param name of this measurement alone
 * @param more settings of the matchers, each {@code key=value}
 */
record Installation(Broker broker, String name, List<String> more) {

    /** For a matcher that is alone, and would warn of it. */
    static final String NO_STANDBY = "matcher.standby-replicas=0";

    Installation {
        more = List.copyOf(more);
    }

    /** Makes the topics. */
    static Installation create(Broker broker, String name, String... more) {
        Installation installation = new Installation(broker, name, List.of(more));
        BellbuoyConfig config = installation.config();
        try (Admin admin = installation.admin()) {
            new TopicProvisioner(admin, config.topics()).provision(config.topicSpecs(), false);
        }
        return installation;
    }

    BellbuoyConfig config() {
        return BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), sets("matcher"), Preset.NONE));
    }

    /** Everything for the matcher of this name, as the launcher takes it. */
    List<String> sets(String matcher) {
        List<String> all = new ArrayList<>(List.of(
                "kafka.bootstrap.servers=" + broker.bootstrapServers(),
                "schema.registry.url=" + broker.schemaRegistry(),
                "topics.prefix=" + name + ".",
                "topics.event-partitions=1",
                "topics.notification-partitions=4",
                "topics.replication-factor=1",
                "topics.min-insync-replicas=1",
                "management.port=0",
                "admin.token=nobody-will-ask-for-it",
                "matcher.state-dir=" + broker.dir().resolve(name).resolve(matcher)));
        all.addAll(more);
        return all;
    }

    KafkaClients clients() {
        BellbuoyConfig config = config();
        return new KafkaClients(config.kafka(), config.schemaRegistry(), "benchmark");
    }

    Admin admin() {
        return Admin.create(clients().admin(name));
    }

    /** The consumer group of the matchers. */
    String group() {
        return config().topics().prefix() + config().matcher().applicationId();
    }
}
