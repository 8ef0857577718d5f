package io.bellbuoy.worker;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The configuration of a worker in a test: as an operator writes it. */
public final class TestConfig {

    /** Receivers of tests are on 127.0.0.1. */
    private static final List<String> FOR_TESTS = List.of(
            "topics.event-partitions=2",
            "topics.notification-partitions=4",
            "topics.replication-factor=1",
            "topics.min-insync-replicas=1",
            "delivery.allowed-networks=127.0.0.0/8",
            "delivery.retry-ladder=1s,2s",
            "delivery.retry-jitter=0");

    private TestConfig() {}

    /**
     * A configuration.
     *
     * @param sets {@code key=value}; wins over what tests have in common
     */
    public static BellbuoyConfig with(String... sets) {
        List<String> all = Stream.concat(FOR_TESTS.stream(), Stream.of(sets)).toList();
        return BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), all, Preset.NONE));
    }
}
