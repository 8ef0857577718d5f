package io.bellbuoy.standalone;

import io.bellbuoy.events.Notification;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.testing.TopicReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all roles of a test's pipeline are told.
 *
 * @param prefix of the topics, which nobody else uses
 * @param state folder for the matcher
 */
record PipelineSettings(String bootstrapServers, String schemaRegistry, String prefix, Path state) {

    static final String TOKEN = "a-token-for-tests-only";

    private static final String NO_HISTORY = "history.retention=0";

    /** A pipeline of its own on the cluster that the tests share. */
    static PipelineSettings onSharedKafka(Path state) {
        return on(TestKafka.shared().bootstrapServers(), state);
    }

    /** A pipeline of its own on another cluster. */
    static PipelineSettings on(String bootstrapServers, Path state) {
        TestKafka kafka = TestKafka.shared();
        return new PipelineSettings(bootstrapServers, kafka.schemaRegistryUrl(), kafka.freshPrefix(), state);
    }

    /** The same for another matcher. */
    PipelineSettings withState(Path other) {
        return new PipelineSettings(bootstrapServers, schemaRegistry, prefix, other);
    }

    /** All so far and to come, for the caller to close. */
    TopicReader<String, Notification> notifications() {
        return TopicReader.ofAvro(
                bootstrapServers, schemaRegistry, config().catalogue().notifications(), Notification.class);
    }

    BellbuoyConfig config() {
        return BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), sets(), Preset.NONE));
    }

    /** The same with a history of deliveries, whose state lies in the folder of the matcher's. */
    BellbuoyConfig configWithHistory() {
        List<String> sets = new ArrayList<>(sets());
        sets.remove(NO_HISTORY);
        sets.add("history.state-dir=" + state.resolve("history"));
        return BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), sets, Preset.NONE));
    }

    /** Each {@code key=value}, as {@code --set} takes it. */
    List<String> sets() {
        return List.of(
                "kafka.bootstrap.servers=" + bootstrapServers,
                "schema.registry.url=" + schemaRegistry,
                "topics.prefix=" + prefix,
                "topics.event-partitions=2",
                "topics.notification-partitions=2",
                "topics.replication-factor=1",
                "topics.min-insync-replicas=1",
                "http.port=0",
                "management.port=0",
                "admin.token=" + TOKEN,
                "matcher.state-dir=" + state,
                "matcher.session-timeout=3s",
                NO_HISTORY,
                "delivery.retry-ladder=1s,2s",
                "delivery.allowed-networks=127.0.0.0/8");
    }
}
