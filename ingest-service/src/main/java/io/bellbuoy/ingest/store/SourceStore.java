package io.bellbuoy.ingest.store;

import io.bellbuoy.events.Source;
import io.bellbuoy.ingest.sources.SourceDraft;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.secrets.SourceSecrets;
import io.bellbuoy.kit.view.CompactedView;
import io.bellbuoy.kit.view.SourceView;
import io.bellbuoy.topics.SourceKey;
import io.bellbuoy.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The sources. Any thread may call and none blocks; changes are made one after the other on a thread of their own, and are
 * known here before they are answered for.
 */
public final class SourceStore implements Service {

    private final CompactedView<Source> view;
    private final SourceLog log;
    private final Clock clock;
    private final ChangeQueue changes;

    private SourceStore(CompactedView<Source> view, SourceLog log, Clock clock, ChangeQueue changes) {
        this.view = view;
        this.log = log;
        this.clock = clock;
        this.changes = changes;
    }

    /**
     * A store of the sources in Kafka.
     *
     * @param partitions of {@code sources}
     * @param secrets encrypts what the topic is to hold
     * @param patience how long a change may wait for its turn, and Kafka may take over it
     */
    public static SourceStore of(
            KafkaClients kafka,
            Topics topics,
            int partitions,
            SourceSecrets secrets,
            Metrics metrics,
            Clock clock,
            Duration patience) {
        return new SourceStore(
                SourceView.of(topics, kafka, secrets, metrics, patience),
                new SourceLog(kafka, topics, partitions, secrets, patience),
                clock,
                new ChangeQueue("source-writer", patience));
    }

    /**
     * What became of a source.
     *
     * @param source as it is now
     * @param isNew whether there was none before
     */
    public record Change(Source source, boolean isNew) {

        /** Without the source, which holds secrets. */
        @Override
        public String toString() {
            return "Change[" + source.getTenant() + "/" + source.getDialect() + ", isNew=" + isNew + "]";
        }
    }

    @Override
    public String name() {
        return "source store";
    }

    @Override
    public void start() {
        view.start();
    }

    /** Makes the changes that wait, then closes everything. */
    @Override
    public void stop() throws InterruptedException {
        changes.close();
        log.close();
        view.stop();
    }

    /** Whether what is read here is current. */
    public HealthStatus health() {
        return view.health();
    }

    /** One source, as far as it is known here at once: what another instance has just changed may not have come yet. */
    public Optional<Source> known(SourceKey key) {
        return view.get(key.toString());
    }

    /** One source, if it is there. */
    public CompletableFuture<Optional<Source>> find(SourceKey key) {
        return CurrentReads.of(view, () -> known(key));
    }

    /** A tenant's sources in order of their dialects. */
    public CompletableFuture<List<Source>> list(String tenant) {
        return CurrentReads.of(view, () -> view.startingWith(SourceKey.prefixOf(tenant)));
    }

    /** Creates or replaces. */
    public CompletableFuture<Change> put(SourceDraft draft) {
        SourceKey key = new SourceKey(draft.source().getTenant(), draft.source().getDialect());
        return changes.submit(() -> {
            Optional<Source> previous = find(key).join();
            Source source = draft.after(previous, clock.instant());
            log.write(key, source);
            awaitChange(key);
            return new Change(source, previous.isEmpty());
        });
    }

    /** Deletes; completes with whether there was anything to delete. */
    public CompletableFuture<Boolean> delete(SourceKey key) {
        return changes.submit(() -> {
            boolean isThere = find(key).join().isPresent();
            if (isThere) {
                log.erase(key);
                awaitChange(key);
            }
            return isThere;
        });
    }

    private void awaitChange(SourceKey key) {
        find(key).join();
    }
}
