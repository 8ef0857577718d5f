package io.bellbuoy.ingest.history.log;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** How RocksDB is set up, and what it takes outside of the heap, for all partitions of the process together. */
final class RocksMemory {

    static {
        RocksDB.loadLibrary();
    }

    private static final long BYTES = 96L << 20;
    private static final long OF_THAT_WRITE_BUFFERS = BYTES / 3;
    private static final int WRITE_BUFFER_BYTES = 8 << 20;

    private static final Cache CACHE = new LRUCache(BYTES);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(OF_THAT_WRITE_BUFFERS, CACHE);
    private static final BloomFilter FILTER = new BloomFilter();

    private RocksMemory() {}

    /** For the caller to close. */
    static DBOptions database() {
        return new DBOptions()
                .setCreateIfMissing(true)
                // Offsets and what they stand for get to the disk together: nothing is logged twice, Kafka has it.
                .setAtomicFlush(true)
                .setWriteBufferManager(WRITE_BUFFERS)
                .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL);
    }

    /** For the caller to close. */
    static ColumnFamilyOptions segment() {
        return new ColumnFamilyOptions()
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(CACHE)
                        .setFilterPolicy(FILTER)
                        // They would otherwise be held beside the cache, without a bound.
                        .setCacheIndexAndFilterBlocks(true));
    }
}
