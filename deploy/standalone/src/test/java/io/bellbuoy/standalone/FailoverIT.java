package io.bellbuoy.standalone;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.Notification;
import io.bellbuoy.testing.TopicReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promises 2 and 3 with two matchers, of which one or the other goes while there is traffic. */
class FailoverIT {

    /** On both partitions of the events. */
    private static final List<String> TENANTS = List.of("acme", "blue", "ember", "flint");

    /** 5 s are promised on a machine that has something left. */
    private static final Duration TOLERABLE = Duration.ofSeconds(30);

    @TempDir
    private Path dir;

    private final PipelineSettings settings = PipelineSettings.onSharedKafka(Path.of("unused"));

    private final List<RoleProcess> matchers = new ArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        for (RoleProcess matcher : matchers) {
            matcher.close();
        }
    }

    @Test
    void shouldNotifyOnceOfEveryEventWhileMatchersJoinLeaveAndAreKilled() throws Exception {
        try (Pipeline pipeline = Pipeline.startFrontDoor(settings);
                Traffic traffic = Traffic.of(TENANTS, settings);
                TopicReader<String, Notification> notifications = settings.notifications()) {
            // Given
            ChangingSubscriptions subscriptions = new ChangingSubscriptions(pipeline, traffic, TENANTS);
            subscriptions.make("stays");
            subscriptions.make("goes");
            RoleProcess first = matcher("first");
            awaitFlow(notifications, traffic);

            // When
            RoleProcess second = matcher("second");
            second.awaitStarted();
            subscriptions.make("made-before-kill");
            awaitFlow(notifications, traffic);
            first.kill();
            Duration afterKill = awaitFlow(notifications, traffic);

            matcher("first").awaitStarted();
            subscriptions.delete("goes");
            subscriptions.make("made-before-leaving");
            awaitFlow(notifications, traffic);
            second.stop();
            Duration afterLeaving = awaitFlow(notifications, traffic);
            traffic.end();

            // Then
            Set<String> required = subscriptions.required();
            List<String> notified =
                    names(notifications.readUntil(records -> new HashSet<>(names(records)).containsAll(required)));
            assertThat(notified).doesNotHaveDuplicates().doesNotContainAnyElementsOf(subscriptions.forbidden());
            assertThat(afterKill).isLessThan(TOLERABLE);
            assertThat(afterLeaving).isLessThan(TOLERABLE);
            System.out.printf(
                    "%d events, each produced twice: %d notifications, none lost or twice; flowing again %d ms after "
                            + "kill -9, %d ms after a matcher was stopped%n",
                    traffic.newest(), notified.size(), afterKill.toMillis(), afterLeaving.toMillis());
        }
    }

    private RoleProcess matcher(String name) throws IOException {
        Path log = dir.resolve(name + "-" + matchers.size() + ".log");
        RoleProcess matcher = RoleProcess.start("matcher", settings.withState(dir.resolve(name)), log);
        matchers.add(matcher);
        return matcher;
    }

    /**
     * How long it takes until every tenant is notified of an event that was produced after this call. Before measuring call
     * it once, so that the reader is up to date.
     */
    private static Duration awaitFlow(TopicReader<String, Notification> notifications, Traffic traffic) {
        int newest = traffic.newest();
        long start = System.nanoTime();
        notifications.readUntil(records -> records.stream()
                .filter(record -> event(record) > newest)
                .map(record -> record.value().getTenant())
                .collect(toSet())
                .containsAll(TENANTS));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static List<String> names(List<ConsumerRecord<String, Notification>> records) {
        return records.stream()
                .map(record -> record.key() + "/" + event(record))
                .toList();
    }

    private static int event(ConsumerRecord<String, Notification> record) {
        return Integer.parseInt(record.value().getEvent().getId());
    }
}
