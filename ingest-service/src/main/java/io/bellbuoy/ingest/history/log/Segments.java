package io.bellbuoy.ingest.history.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * A database in segments of time, each a column family: to drop one frees its files at once, and nothing has to be looked for
 * and deleted. One thread writes, any may read.
 *
 * <p>There is no write-ahead log. What had not reached the disk before a crash is read from Kafka again, from the offset that
 * had reached it together with the rest.
 */
final class Segments implements AutoCloseable {

    private final RocksDB db;
    private final DBOptions dbOptions;
    private final ColumnFamilyOptions familyOptions = RocksMemory.segment();
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final ColumnFamilyHandle offsets;
    private final long millis;
    private final NavigableMap<Long, ColumnFamilyHandle> byStart =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    /** Readers hold it shared, so that nothing that they read is closed under them. */
    private final ReadWriteLock closing = new ReentrantReadWriteLock();

    private boolean closed;

    /**
     * Opens what is there. Of segments of another length nothing is kept.
     *
     * @param folder for these segments alone
     */
    Segments(Path folder, Duration length) {
        this.millis = length.toMillis();
        this.dbOptions = RocksMemory.database();
        Path own = folder.resolve(Long.toString(millis));
        try {
            deleteAllBut(own, folder);
            Files.createDirectories(own);
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            this.db = RocksDB.open(dbOptions, own.toString(), families(own), handles);
            this.offsets = handles.get(0);
            for (ColumnFamilyHandle segment : handles.subList(1, handles.size())) {
                byStart.put(Long.parseLong(new String(segment.getName(), UTF_8)), segment);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    /** Writes all of it or nothing to the segment of a time. */
    void write(long time, Map<Bytes, Bytes> entries) {
        try (WriteBatch batch = new WriteBatch()) {
            ColumnFamilyHandle segment = segment(time);
            for (Map.Entry<Bytes, Bytes> entry : entries.entrySet()) {
                batch.put(segment, entry.getKey().get(), entry.getValue().get());
            }
            db.write(unlogged, batch);
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    /** Whether there is no segment of a time yet. */
    boolean isNew(long time) {
        return !byStart.containsKey(start(time));
    }

    /** The value under a key in the segment of a time; null when there is none. */
    @Nullable
    Bytes get(long time, Bytes key) {
        ColumnFamilyHandle segment = byStart.get(start(time));
        return segment == null ? null : get(segment, key);
    }

    /** The value under a key in whichever segment; null when there is none. */
    @Nullable
    Bytes get(Bytes key) {
        return byStart.values().stream()
                .map(segment -> get(segment, key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What reads entries, in their order. */
    @FunctionalInterface
    interface Reader {

        /** Whether it wants the next one too. */
        boolean take(Bytes key, Bytes value);
    }

    /** Reads the entries that begin with a prefix from a key on, newer segments first. */
    void scan(Bytes prefix, Bytes from, Reader reader) {
        for (ColumnFamilyHandle segment : byStart.values()) {
            if (!scan(segment, prefix, from, reader)) {
                return;
            }
        }
    }

    /** Reads in peace: nothing is closed or dropped meanwhile. */
    <T> T reading(Supplier<T> read) {
        closing.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The history of this partition has moved to another instance");
            }
            return read.get();
        } finally {
            closing.readLock().unlock();
        }
    }

    /** Drops the segments that ended before a time. */
    void dropBefore(long time) {
        List<Long> old = byStart.keySet().stream()
                .filter(start -> start + millis <= time)
                .toList();
        if (!old.isEmpty()) {
            alone(() -> old.forEach(this::drop));
        }
    }

    /** Notes how far Kafka was read; it gets to the disk with what was read. */
    void remember(String partition, long offset) {
        try {
            db.put(
                    offsets,
                    unlogged,
                    partition.getBytes(UTF_8),
                    Long.toString(offset).getBytes(UTF_8));
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    /** How far Kafka was read; null when nothing is known of it. */
    @Nullable
    Long remembered(String partition) {
        Bytes offset = get(offsets, Bytes.wrap(partition.getBytes(UTF_8)));
        return offset == null ? null : Long.valueOf(new String(offset.get(), UTF_8));
    }

    @Override
    public void close() {
        alone(() -> {
            if (!closed) {
                closed = true;
                flush();
                byStart.values().forEach(ColumnFamilyHandle::close);
                offsets.close();
                db.close();
                unlogged.close();
                familyOptions.close();
                dbOptions.close();
            }
        });
    }

    private void flush() {
        List<ColumnFamilyHandle> all = new ArrayList<>(byStart.values());
        all.add(offsets);
        try (FlushOptions waiting = new FlushOptions()) {
            db.flush(waiting, all);
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    private boolean scan(ColumnFamilyHandle segment, Bytes prefix, Bytes from, Reader reader) {
        try (RocksIterator entries = db.newIterator(segment)) {
            for (entries.seek(from.get()); entries.isValid(); entries.next()) {
                Bytes key = Bytes.wrap(entries.key());
                if (!KeyBytes.startsWith(prefix, key)) {
                    return true;
                }
                if (!reader.take(key, Bytes.wrap(entries.value()))) {
                    return false;
                }
            }
            entries.status();
            return true;
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    private @Nullable Bytes get(ColumnFamilyHandle family, Bytes key) {
        try {
            byte[] value = db.get(family, key.get());
            return value == null ? null : Bytes.wrap(value);
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    private ColumnFamilyHandle segment(long time) throws RocksDBException {
        long start = start(time);
        ColumnFamilyHandle known = byStart.get(start);
        if (known != null) {
            return known;
        }
        ColumnFamilyHandle made = db.createColumnFamily(
                new ColumnFamilyDescriptor(Long.toString(start).getBytes(UTF_8), familyOptions));
        byStart.put(start, made);
        return made;
    }

    private void drop(long start) {
        ColumnFamilyHandle segment = byStart.remove(start);
        if (segment != null) {
            try (segment) {
                db.dropColumnFamily(segment);
            } catch (RocksDBException e) {
                throw failure(e);
            }
        }
    }

    private void alone(Runnable change) {
        closing.writeLock().lock();
        try {
            change.run();
        } finally {
            closing.writeLock().unlock();
        }
    }

    private long start(long time) {
        return time - Math.floorMod(time, millis);
    }

    private List<ColumnFamilyDescriptor> families(Path folder) throws RocksDBException {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, familyOptions));
        if (Files.exists(folder.resolve("CURRENT"))) {
            try (Options options = new Options()) {
                RocksDB.listColumnFamilies(options, folder.toString()).stream()
                        .filter(name -> !new String(name, UTF_8).equals("default"))
                        .forEach(name -> families.add(new ColumnFamilyDescriptor(name, familyOptions)));
            }
        }
        return families;
    }

    private static void deleteAllBut(Path kept, Path folder) throws IOException {
        File[] others = folder.toFile().listFiles(file -> !file.toPath().equals(kept));
        for (File other : others == null ? new File[0] : others) {
            Utils.delete(other);
        }
    }

    private static IllegalStateException failure(RocksDBException e) {
        return new IllegalStateException("The history's database failed: " + e.getMessage(), e);
    }
}
