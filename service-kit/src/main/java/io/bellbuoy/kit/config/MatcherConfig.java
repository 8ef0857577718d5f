package io.bellbuoy.kit.config;

import io.bellbuoy.time.Durations;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The matcher.
 *
 * @param applicationId Kafka Streams' application id, still without the topics' prefix
 * @param dedupWindow how long an event's id is remembered; zero remembers none
 */
public record MatcherConfig(
        String applicationId,
        Path stateDir,
        int threads,
        int standbyReplicas,
        Duration sessionTimeout,
        Duration commitInterval,
        Duration dedupWindow) {

    public MatcherConfig {
        ConfigCatalogue.check(ConfigCatalogue.MATCHER_APPLICATION_ID, applicationId);
        ConfigCatalogue.check(ConfigCatalogue.MATCHER_THREADS, threads);
        ConfigCatalogue.check(ConfigCatalogue.MATCHER_STANDBY_REPLICAS, standbyReplicas);
        ConfigCatalogue.check(ConfigCatalogue.MATCHER_SESSION_TIMEOUT, Durations.format(sessionTimeout));
        ConfigCatalogue.check(ConfigCatalogue.MATCHER_COMMIT_INTERVAL, Durations.format(commitInterval));
        ConfigCatalogue.check(ConfigCatalogue.MATCHER_DEDUP_WINDOW, Durations.format(dedupWindow));
        // It would lose its transaction before it ever commits.
        if (commitInterval.multipliedBy(2).compareTo(sessionTimeout) > 0) {
            throw ConfigException.unusable(
                    ConfigCatalogue.MATCHER_COMMIT_INTERVAL,
                    Durations.format(commitInterval),
                    "it is more than half of " + ConfigCatalogue.MATCHER_SESSION_TIMEOUT + " '"
                            + Durations.format(sessionTimeout) + "'");
        }
    }

    static MatcherConfig from(Settings settings) {
        return new MatcherConfig(
                settings.text(ConfigCatalogue.MATCHER_APPLICATION_ID),
                Path.of(settings.text(ConfigCatalogue.MATCHER_STATE_DIR)),
                settings.number(ConfigCatalogue.MATCHER_THREADS),
                settings.number(ConfigCatalogue.MATCHER_STANDBY_REPLICAS),
                settings.duration(ConfigCatalogue.MATCHER_SESSION_TIMEOUT),
                settings.duration(ConfigCatalogue.MATCHER_COMMIT_INTERVAL),
                settings.duration(ConfigCatalogue.MATCHER_DEDUP_WINDOW));
    }
}
