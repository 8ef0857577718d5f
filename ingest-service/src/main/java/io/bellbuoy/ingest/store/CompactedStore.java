package io.bellbuoy.ingest.store;

import io.bellbuoy.ingest.audit.Actor;
import io.bellbuoy.ingest.audit.AuditEntries;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.view.CompactedView;
import io.bellbuoy.kit.view.ViewDefinition;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.OwnedKey;
import io.bellbuoy.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Things of one kind, whose number fits in memory. Any thread may call and none blocks; changes are made one after the other
 * on a thread of their own, stand in the audit log, and are known here before they are answered for.
 */
public final class CompactedStore<V extends SpecificRecord> implements Service {

    private final StoredKind<V> kind;
    private final CompactedView<V> view;
    private final ChangeLog log;
    private final Clock clock;
    private final ChangeQueue changes;
    private final Contest contest;

    private CompactedStore(StoredKind<V> kind, CompactedView<V> view, ChangeLog log, Clock clock, Duration patience) {
        this.kind = kind;
        this.view = view;
        this.log = log;
        this.clock = clock;
        this.changes = new ChangeQueue(kind.name() + "-writer", patience);
        this.contest = new Contest(patience);
    }

    /**
     * A store in Kafka.
     *
     * @param partitions of its topic
     * @param patience how long a change may wait for its turn, and Kafka may take over it
     */
    public static <V extends SpecificRecord> CompactedStore<V> of(
            StoredKind<V> kind,
            KafkaClients kafka,
            Topics topics,
            int partitions,
            Metrics metrics,
            Clock clock,
            Duration patience) {
        Deserializer<V> values = AvroSerdes.deserializer(kind.type(), kafka.serde());
        ViewDefinition<V> definition = new ViewDefinition<>(
                kind.topic(),
                bytes -> kind.open().apply(values.deserialize(kind.topic(), bytes)),
                (held, other) -> true,
                patience);
        return new CompactedStore<>(
                kind,
                new CompactedView<>(definition, kafka, metrics),
                new ChangeLog(
                        topics,
                        partitions,
                        new ChangeProducers(
                                new ChangeProducerFactory(kafka, topics.prefix() + kind.name() + "/", patience))),
                clock,
                patience);
    }

    /**
     * What became of a thing.
     *
     * @param before as it was, if it was there
     * @param after as it is, if it is still there
     */
    public record Change<V>(Optional<V> before, Optional<V> after) {

        /** Whether it was made. */
        public boolean isNew() {
            return before.isEmpty() && after.isPresent();
        }

        /** Without the things themselves, which may hold secrets. */
        @Override
        public String toString() {
            return "Change[" + before.isPresent() + " to " + after.isPresent() + "]";
        }
    }

    @Override
    public String name() {
        return kind.name() + " store";
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

    /** One thing, as far as it is known here at once: what another instance has just changed may not have come yet. */
    public Optional<V> known(String key) {
        return view.get(key);
    }

    /** One thing, if it is there. */
    public CompletableFuture<Optional<V>> find(String key) {
        return CurrentReads.of(view, () -> known(key));
    }

    /** Everything whose key begins so, in order of the keys; {@code ""} for all. */
    public CompletableFuture<List<V>> list(String prefix) {
        return CurrentReads.of(view, () -> view.startingWith(prefix));
    }

    /**
     * Makes, replaces or deletes one thing, which nobody else changes meanwhile; completes once that is written.
     *
     * @param change makes what is to be there of what is: nothing deletes, the same writes nothing. What it throws, the stage
     *     fails with
     */
    public CompletableFuture<Change<V>> change(OwnedKey key, Actor actor, UnaryOperator<Optional<V>> change) {
        return changes.submit(() -> contest.win(() -> {
            log.takeOver(key.tenant());
            Optional<V> before = find(key.toString()).join();
            Change<V> changed = new Change<>(before, change.apply(before));
            if (!changed.after().equals(before)) {
                write(key, actor, changed);
                find(key.toString()).join();
            }
            return changed;
        }));
    }

    /** Deletes one thing, if it is there. */
    public CompletableFuture<Change<V>> delete(OwnedKey key, Actor actor) {
        return change(key, actor, before -> Optional.empty());
    }

    private void write(OwnedKey key, Actor actor, Change<V> change) {
        Object value = change.after().map(kind.seal()).orElse(null);
        log.append(
                key.tenant(),
                List.of(AuditEntries.change(actor, kind.name(), key, change.before(), change.after(), clock.instant())),
                List.of(new ProducerRecord<>(kind.topic(), log.partition(key.tenant()), key.toString(), value)));
    }
}
