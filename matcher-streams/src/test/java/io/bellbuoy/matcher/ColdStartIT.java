package io.bellbuoy.matcher;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.Filter;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.GroupProgress;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.testing.TopicWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts without committed offsets, on topics full of old records. Kafka Streams restores nothing then, so all the
 * subscriptions come by catching up, and once more by the feed and the event log while events are matched.
 *
 * <p>Every subscription wants a repository of its own. Each is made, every second replaced, every tenth deleted.
 */
class ColdStartIT {

    private static final List<String> TENANTS = List.of("acme", "blue", "coral", "delta", "ember");
    private static final int PARTITIONS = 3;
    private static final int PER_TENANT = 400;

    @TempDir
    private static Path state;

    private final TestMatcher matcher = new TestMatcher(state, PARTITIONS);
    private final TopicWriter<String, SpecificRecord> writer = matcher.writer();

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void shouldLetOldEventsMeetOldSubscriptionsOnItsFirstStart() throws Exception {
        // Given
        fillTopics("old", 0, PER_TENANT);

        // When
        run(matcher.config());

        // Then
        assertThat(met()).containsExactlyInAnyOrderElementsOf(reference("old", PER_TENANT));
    }

    @Test
    void shouldMatchEverythingOnceMoreUnderANewApplicationId() throws Exception {
        // Given
        fillTopics("old", 0, PER_TENANT);
        run(matcher.config());

        // When
        run(matcher.config("matcher.application-id=another"));

        // Then
        List<String> twice = new ArrayList<>(reference("old", PER_TENANT));
        twice.addAll(reference("old", PER_TENANT));
        assertThat(met()).containsExactlyInAnyOrderElementsOf(twice);
    }

    /** What was matched before may be matched again, with the same ids. */
    @Test
    void shouldLoseNothingWhenItsOffsetsHaveExpired() throws Exception {
        // Given
        fillTopics("old", 0, PER_TENANT / 2);
        run(matcher.config());
        deleteGroup(matcher.config());

        // When
        fillTopics("new", PER_TENANT / 2, PER_TENANT);
        run(matcher.config());

        // Then
        List<String> reference = new ArrayList<>(reference("old", PER_TENANT / 2));
        reference.addAll(reference("new", PER_TENANT));
        assertThat(new HashSet<>(met())).containsExactlyInAnyOrderElementsOf(reference);
        assertThat(ids()).hasSameSizeAs(reference);
    }

    /** Events of all repositories so far, before the subscriptions to some and after. */
    private void fillTopics(String round, int from, int to) throws Exception {
        writeEvents(round + "-early", to);
        writeSubscriptions(from, to);
        writeEvents(round + "-late", to);
        writer.flush();
    }

    private void writeSubscriptions(int from, int to) {
        for (String tenant : TENANTS) {
            for (int i = from; i < to; i++) {
                change(OwnEventTypes.SUBSCRIPTION_CREATED, i, subscription(tenant, i, 1));
                if (i % 2 == 0) {
                    change(OwnEventTypes.SUBSCRIPTION_UPDATED, i, subscription(tenant, i, 2));
                }
                if (i % 10 == 0) {
                    change(OwnEventTypes.SUBSCRIPTION_DELETED, i, subscription(tenant, i, 3));
                }
            }
        }
    }

    /** Of every third, the event log tells no more: that was longer ago than events are kept. */
    private void change(String type, int number, Subscription subscription) {
        matcher.change(type, subscription).stream()
                .limit(number % 3 == 0 ? 1 : 2)
                .forEach(writer::write);
    }

    private void writeEvents(String name, int count) {
        for (String tenant : TENANTS) {
            for (int i = 0; i < count; i++) {
                writer.write(matcher.record(event(tenant, name, i)));
            }
        }
    }

    /** What {@link #met} has to be after a round: whatever was there before a start is known before the first event. */
    private static List<String> reference(String round, int count) {
        List<String> reference = new ArrayList<>();
        for (String tenant : TENANTS) {
            for (int i = 0; i < count; i++) {
                if (i % 10 != 0) {
                    String subscription = tenant + "/s" + i + " version " + (i % 2 == 0 ? 2 : 1);
                    reference.add(subscription + " by " + round + "-early" + i);
                    reference.add(subscription + " by " + round + "-late" + i);
                }
            }
        }
        return reference;
    }

    private void run(BellbuoyConfig config) throws Exception {
        matcher.whileRunning(config, () -> {
            try (Admin admin = TestKafka.shared().admin()) {
                GroupProgress.awaitEnd(admin, group(config), matcher.topics().events(), PARTITIONS);
            }
        });
    }

    /** As the broker does with a group that has been away for too long. */
    private static void deleteGroup(BellbuoyConfig config) throws Exception {
        try (Admin admin = TestKafka.shared().admin()) {
            admin.deleteConsumerGroups(List.of(group(config))).all().get();
        }
    }

    private static String group(BellbuoyConfig config) {
        return StreamsSettings.applicationId(config.matcher(), config.topics().prefix());
    }

    private List<String> met() {
        return matcher.notifications().stream()
                .map(ConsumerRecord::value)
                .map(notification -> "%s/%s version %d by %s"
                        .formatted(
                                notification.getTenant(),
                                notification.getSubscription(),
                                notification.getSubscriptionVersion(),
                                notification.getEvent().getId()))
                .toList();
    }

    private Set<String> ids() {
        return matcher.notifications().stream()
                .map(record -> record.value().getId())
                .collect(toSet());
    }

    private static RegistryEvent event(String tenant, String name, int number) {
        return RegistryEvent.newBuilder(TestMatcher.event(tenant, name + number))
                .setRepository(Repository.newBuilder().setName("r" + number).build())
                .build();
    }

    private static Subscription subscription(String tenant, int number, long version) {
        Patterns repositories =
                Patterns.newBuilder().setInclude(List.of("r" + number)).build();
        return Subscription.newBuilder(TestMatcher.subscription(tenant, "s" + number, version))
                .setFilter(Filter.newBuilder().setRepositories(repositories).build())
                .build();
    }
}
