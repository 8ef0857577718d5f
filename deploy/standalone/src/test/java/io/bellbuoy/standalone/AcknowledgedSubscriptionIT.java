package io.bellbuoy.standalone;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.Notification;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.matcher.MatcherService;
import io.bellbuoy.testing.GroupProgress;
import io.bellbuoy.testing.TopicReader;
import io.bellbuoy.topics.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 2: an event after an acknowledged subscription meets it.
 *
 * <p>A probe has missed if, with all events matched, the notifications of its event are not exactly those of the versions
 * it had to meet: one is absent, of an older version, or of a subscription that was deleted. System property
 * {@code bellbuoy.test.probes} says how many to send; 20,000 take some minutes.
 */
class AcknowledgedSubscriptionIT {

    private static final int PROBES = Integer.getInteger("bellbuoy.test.probes", 1_000);
    private static final int BUSY_EVENTS_PER_SECOND = 5_000;

    @TempDir
    private Path dir;

    private final List<MatcherService> matchers = new ArrayList<>();
    private SplitCluster cluster;
    private PipelineSettings settings;
    private BellbuoyConfig config;
    private Topics topics;

    @BeforeEach
    void start() throws Exception {
        cluster = SplitCluster.start(dir.resolve("kafka"));
        settings = PipelineSettings.on(cluster.bootstrapServers(), dir.resolve("state"));
        config = settings.config();
        topics = config.catalogue();
        cluster.create(topics);
        TopicProvisioning.provision(config, true);
    }

    @AfterEach
    void stop() {
        matchers.forEach(MatcherService::stop);
        cluster.close();
    }

    @Test
    void shouldLetEveryEventMeetWhatWasAcknowledgedBeforeItWhileMatchersComeAndGo() throws Exception {
        // Given
        cluster.assertLeadersApart(topics);
        MatcherService first = startMatcher("first");

        // When
        Map<String, List<Long>> expected;
        double rate;
        try (BusyStream stream = BusyStream.start(config);
                Probes probes = Probes.start(config, PROBES)) {
            probes.awaitSent(PROBES / 5);
            MatcherService second = startMatcher("second");
            probes.awaitSent(PROBES * 2 / 5);
            first.stop();
            probes.awaitSent(PROBES * 3 / 5);
            startMatcher("first");
            probes.awaitSent(PROBES * 4 / 5);
            second.stop();
            expected = probes.awaitAll();
            rate = stream.eventsPerSecond();
        }

        // Then
        Map<String, List<Long>> met = versionsMet();
        long missed = expected.entrySet().stream()
                .filter(probe -> !met.getOrDefault(probe.getKey(), List.of()).equals(probe.getValue()))
                .count();
        System.out.printf(
                "Acknowledged subscriptions: %d probes beside %.0f events/s, %d missed%n",
                expected.size(), rate, missed);
        assertThat(expected).hasSize(PROBES);
        assertThat(rate).isGreaterThanOrEqualTo(BUSY_EVENTS_PER_SECOND);
        assertThat(missed).isZero();
    }

    private MatcherService startMatcher(String name) throws Exception {
        BellbuoyConfig own = settings.withState(dir.resolve(name)).config();
        MatcherService matcher = new MatcherService(own, new Health(), new Metrics());
        matchers.add(matcher);
        matcher.start();
        return matcher;
    }

    /** Of each event that has met any subscription, once everything is matched. */
    private Map<String, List<Long>> versionsMet() throws Exception {
        try (Admin admin = cluster.admin()) {
            String group = settings.prefix() + config.matcher().applicationId();
            GroupProgress.awaitEnd(
                    admin, group, topics.events(), config.topics().eventPartitions());
        }
        try (TopicReader<String, Notification> notifications = settings.notifications()) {
            return notifications.readToEnd().stream()
                    .map(ConsumerRecord::value)
                    .collect(groupingBy(
                            notification -> notification.getEvent().getId(),
                            mapping(Notification::getSubscriptionVersion, toList())));
        }
    }
}
