package io.bellbuoy.kit.view;

import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * A whole compacted topic in memory, kept current by a thread of its own.
 *
 * <p>Any thread may ask; answers never block. The view survives outages of Kafka: it keeps what it has, says so in its
 * health, and goes on. After {@link #stop} it answers with what it last knew.
 */
public final class CompactedView<V> implements Service {

    private static final Duration ADMIN_CLOSE = Duration.ofSeconds(1);

    private final ViewDefinition<V> definition;
    private final KafkaClients clients;
    private final ViewEntries<V> entries;
    private final Positions positions = new Positions();
    private final Outage outage = new Outage();
    private final Counter unreadable;
    private @Nullable Running running;

    public CompactedView(ViewDefinition<V> definition, KafkaClients clients, Metrics metrics) {
        this.definition = definition;
        this.clients = clients;
        this.entries = new ViewEntries<>(definition.isNewer());
        this.unreadable = metrics.counter(Metric.VIEW_UNREADABLE, clients.role(), definition.topic());
        metrics.gauge(Metric.VIEW_ENTRIES, entries::size, clients.role(), definition.topic());
    }

    @Override
    public String name() {
        return "view of " + definition.topic();
    }

    /** Returns at once; {@link #health} tells when the view has read the topic. */
    @Override
    public synchronized void start() {
        if (running == null) {
            Admin admin = Admin.create(clients.admin("view-" + definition.topic()));
            EndOffsets endOffsets = new AdminEndOffsets(admin, definition.topic(), definition.catchUpTimeout());
            ViewLoop loop = new ViewLoop(this::openReader, endOffsets, positions, outage, definition.catchUpTimeout());
            running = new Running(admin, new ReadBarrier(endOffsets, positions, definition.catchUpTimeout()), loop);
            loop.start(name());
        }
    }

    /** Who waits for {@link #caughtUp} is failed. */
    @Override
    public synchronized void stop() throws InterruptedException {
        if (running != null) {
            running.loop().stop();
            running.admin().close(ADMIN_CLOSE);
            positions.failWaiting(new IllegalStateException("The " + name() + " was stopped"));
            running = null;
        }
    }

    /** The value under a key. */
    public Optional<V> get(String key) {
        return entries.get(key);
    }

    /** Every value whose key begins with the prefix, in order of the keys; {@code ""} for all. */
    public List<V> startingWith(String prefix) {
        return entries.startingWith(prefix);
    }

    /** How many values are so. Looks at all of them. */
    public long count(Predicate<? super V> condition) {
        return entries.count(condition);
    }

    /**
     * Completes once the view has applied everything that was in the topic when this was called, whoever wrote it.
     *
     * <p>That includes transactions which were open: it waits for them to end. It fails with
     * {@link NotCaughtUpException} when the time is up or Kafka cannot be asked. Callbacks run on threads that must not be blocked.
     */
    public CompletableFuture<Void> caughtUp() {
        return barrier()
                .pass()
                .orTimeout(definition.catchUpTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(this::fail);
    }

    /** Up from when the view first reached the topic's end, while it can tell that it keeps up. */
    public HealthStatus health() {
        return outage.reason()
                .map(reason -> HealthStatus.down("The " + name() + " may be behind: " + reason))
                .orElseGet(HealthStatus::up);
    }

    private synchronized ReadBarrier barrier() {
        if (running == null) {
            throw new IllegalStateException("The " + name() + " is not running");
        }
        return running.barrier();
    }

    private Void fail(Throwable cause) {
        throw new CompletionException(new NotCaughtUpException(definition.topic(), definition.catchUpTimeout(), cause));
    }

    private ViewReader<V> openReader() {
        return ViewReader.open(definition, entries, positions, unreadable::increment, this::consumer);
    }

    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = clients.consumer("view-" + definition.topic());
        // An offset that is gone means that tombstones may be gone too: the reader must know, and begin again.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // How long stop() may have to wait during an outage; without one no call takes as long.
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private record Running(Admin admin, ReadBarrier barrier, ViewLoop loop) {}
}
