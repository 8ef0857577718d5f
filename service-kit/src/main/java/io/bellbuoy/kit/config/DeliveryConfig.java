package io.bellbuoy.kit.config;

import io.bellbuoy.time.Durations;
import io.bellbuoy.topics.RetryLadder;
import java.time.Duration;
import java.util.Optional;

/**
 * The delivery worker.
 *
 * @param groupId the consumer group, still without the topics' prefix
 * @param instanceId names this worker over restarts
 * @param threads lanes
 * @param maxInFlight most open requests of one lane
 * @param maxInFlightPerHost most of these to one host and port
 * @param resumeRate most requests per second to one endpoint of what was parked
 * @param maxGap offsets of a partition that may be taken beyond its oldest open one
 * @param stuckAfter how long a lane's oldest open record may be that
 * @param retryLadder delays before the next attempt
 * @param retryJitter the part of such a delay that chance may take away, from 0 to 1
 * @param excerptBytes how much of each body a delivery status shows
 */
public record DeliveryConfig(
        String groupId,
        Optional<String> instanceId,
        int threads,
        int maxInFlight,
        int maxInFlightPerHost,
        int resumeRate,
        int maxGap,
        Duration stuckAfter,
        Duration commitInterval,
        RetryLadder retryLadder,
        double retryJitter,
        int maxResponseBytes,
        int excerptBytes,
        String userAgent) {

    public DeliveryConfig {
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_GROUP_ID, groupId);
        instanceId.ifPresent(id -> ConfigCatalogue.check(ConfigCatalogue.DELIVERY_INSTANCE_ID, id));
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_THREADS, threads);
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_MAX_IN_FLIGHT, maxInFlight);
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_MAX_IN_FLIGHT_PER_HOST, maxInFlightPerHost);
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_RESUME_RATE, resumeRate);
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_MAX_GAP, maxGap);
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_STUCK_AFTER, Durations.format(stuckAfter));
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_COMMIT_INTERVAL, Durations.format(commitInterval));
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_RETRY_JITTER, retryJitter);
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_MAX_RESPONSE_BYTES, maxResponseBytes);
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_EXCERPT_BYTES, excerptBytes);
        ConfigCatalogue.check(ConfigCatalogue.DELIVERY_USER_AGENT, userAgent);
    }

    static DeliveryConfig from(Settings settings) {
        return new DeliveryConfig(
                settings.text(ConfigCatalogue.DELIVERY_GROUP_ID),
                settings.optionalText(ConfigCatalogue.DELIVERY_INSTANCE_ID),
                settings.number(ConfigCatalogue.DELIVERY_THREADS),
                settings.number(ConfigCatalogue.DELIVERY_MAX_IN_FLIGHT),
                settings.number(ConfigCatalogue.DELIVERY_MAX_IN_FLIGHT_PER_HOST),
                settings.number(ConfigCatalogue.DELIVERY_RESUME_RATE),
                settings.number(ConfigCatalogue.DELIVERY_MAX_GAP),
                settings.duration(ConfigCatalogue.DELIVERY_STUCK_AFTER),
                settings.duration(ConfigCatalogue.DELIVERY_COMMIT_INTERVAL),
                new RetryLadder(settings.list(ConfigCatalogue.DELIVERY_RETRY_LADDER).stream()
                        .map(Durations::parse)
                        .toList()),
                settings.decimal(ConfigCatalogue.DELIVERY_RETRY_JITTER),
                settings.number(ConfigCatalogue.DELIVERY_MAX_RESPONSE_BYTES),
                settings.number(ConfigCatalogue.DELIVERY_EXCERPT_BYTES),
                settings.text(ConfigCatalogue.DELIVERY_USER_AGENT));
    }
}
