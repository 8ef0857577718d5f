package io.bellbuoy.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads a slice of committed records as one sequence, by time across its partitions and by offset within each: two readers
 * of one slice meet the same records in the same order. Holds what one or two polls give and no more. Confined to one
 * thread, and the only user of its consumer until another reader is made.
 */
final class SliceReader implements Iterator<ConsumerRecord<byte[], byte[]>> {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Longer than Kafka lets a dead worker's or matcher's transaction hold up those who read committed records. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Comparator<ConsumerRecord<?, ?>> BY_TIME = Comparator.<ConsumerRecord<?, ?>>comparingLong(
                    ConsumerRecord::timestamp)
            .thenComparingInt(ConsumerRecord::partition);

    private final Consumer<byte[], byte[]> consumer;
    private final Slice slice;
    private final Supervisor supervisor;
    private final Set<TopicPartition> unfinished = new HashSet<>();
    private final Map<Integer, Deque<ConsumerRecord<byte[], byte[]>>> fetched = new TreeMap<>();

    SliceReader(Consumer<byte[], byte[]> consumer, Slice slice, Supervisor supervisor) {
        this.consumer = consumer;
        this.slice = slice;
        this.supervisor = supervisor;
        consumer.assign(slice.starts().keySet());
        slice.starts().forEach(consumer::seek);
        unfinished.addAll(slice.starts().keySet());
        finish();
    }

    /** What is left of it. */
    Stream<ConsumerRecord<byte[], byte[]>> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
        return peek().isPresent();
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        ConsumerRecord<byte[], byte[]> next = peek().orElseThrow(NoSuchElementException::new);
        of(next.partition()).remove();
        return next;
    }

    /** The oldest. That is known only when all partitions that have more have shown their next. */
    private Optional<ConsumerRecord<byte[], byte[]>> peek() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isAnyAwaited()) {
            fetch();
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("No committed record for " + PATIENCE.toSeconds() + " s before the end of "
                        + awaited() + ": Kafka gives no answer, or a transaction there has not ended");
            }
        }
        return fetched.values().stream()
                .filter(records -> !records.isEmpty())
                .map(Deque::element)
                .min(BY_TIME);
    }

    private boolean isAnyAwaited() {
        return unfinished.stream().anyMatch(this::isAwaited);
    }

    private boolean isAwaited(TopicPartition partition) {
        return of(partition.partition()).isEmpty();
    }

    private Set<TopicPartition> awaited() {
        return unfinished.stream().filter(this::isAwaited).collect(Collectors.toSet());
    }

    private void fetch() {
        supervisor.check();
        Set<TopicPartition> awaited = awaited();
        Set<TopicPartition> others = new HashSet<>(consumer.assignment());
        others.removeAll(awaited);
        consumer.pause(others);
        consumer.resume(awaited);
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() < slice.end(partition)) {
                of(record.partition()).add(record);
            }
        }
        finish();
    }

    private void finish() {
        unfinished.removeIf(partition -> consumer.position(partition) >= slice.end(partition));
    }

    private Deque<ConsumerRecord<byte[], byte[]>> of(int partition) {
        return fetched.computeIfAbsent(partition, number -> new ArrayDeque<>());
    }
}
