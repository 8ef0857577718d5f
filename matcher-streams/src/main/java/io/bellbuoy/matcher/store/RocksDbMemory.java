package io.bellbuoy.matcher.store;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds what RocksDB takes outside of the heap, for all tasks of the process together. By Kafka Streams' defaults each
 * database, and a partition has two, may take 50 MB of cache and 48 MB of write buffers.
 */
public final class RocksDbMemory implements RocksDBConfigSetter {

    static {
        RocksDB.loadLibrary();
    }

    private static final long BYTES = 128L << 20;
    private static final long OF_THAT_WRITE_BUFFERS = BYTES / 2;

    private static final Cache CACHE = new LRUCache(BYTES);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(OF_THAT_WRITE_BUFFERS, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        // Bloom filters and indexes would otherwise be held beside the cache, without a bound.
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
    }

    /** The process's own, and not the store's to free. */
    @Override
    public void close(String storeName, Options options) {}
}
