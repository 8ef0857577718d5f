package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.installation.Broker;
import io.bellbuoy.benchmarks.installation.Installation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * From start to RUNNING with all subscriptions in the table.
 *
 * @param first of a new application, which has no offsets and catches up with the topic before its first event
 * @param again of the same one with its offsets and its state directory, which Kafka Streams restores
 */
record Restore(int subscriptions, Duration first, Duration again) {

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

    static Restore measure(Broker broker, int subscriptions) throws Exception {
        Installation installation = Installation.create(broker, "restore-" + subscriptions, Installation.NO_STANDBY);
        try (Feeder feeder = Feeder.eager(installation, new FanOut(subscriptions, 1))) {
            feeder.putSubscriptions();
        }
        Duration first = startAndAwait(installation, subscriptions);
        return new Restore(subscriptions, first, startAndAwait(installation, subscriptions));
    }

    /** Stops it when its feed has read the topic too. */
    private static Duration startAndAwait(Installation installation, int subscriptions) throws Exception {
        TopicPartition partition =
                new TopicPartition(installation.config().catalogue().subscriptions(), 0);
        try (LocalMatcher matcher = LocalMatcher.start(installation);
                Admin admin = installation.admin()) {
            while (committed(admin, installation.group(), partition) < subscriptions) {
                LockSupport.parkNanos(LOOK_AGAIN);
            }
            return matcher.startedIn();
        }
    }

    private static long committed(Admin admin, String group, TopicPartition partition)
            throws ExecutionException, InterruptedException {
        OffsetAndMetadata offset = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition);
        return offset == null ? 0 : offset.offset();
    }

    List<String> row() {
        return List.of(
                Figures.grouped(subscriptions) + " subscriptions",
                Figures.fine(first.toMillis() / 1e3),
                Figures.fine(again.toMillis() / 1e3));
    }
}
