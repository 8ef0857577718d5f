package io.bellbuoy.embedded;

import java.io.Closeable;
import java.io.IOException;
import org.apache.avro.Schema;

/**
 * A registry's memory: every change is in the log before anybody can read it. Reading never waits; changes are made one
 * after the other and block on the disk.
 */
final class SchemaStore implements Closeable {

    private final SchemaLog log;
    private volatile SchemaCatalog catalog;

    SchemaStore(SchemaLog log) {
        this.log = log;
        this.catalog = replayed(log);
    }

    private static SchemaCatalog replayed(SchemaLog log) {
        var catalog = SchemaCatalog.EMPTY;
        for (var change : log.earlier()) {
            catalog = change.applyTo(catalog);
        }
        return catalog;
    }

    SchemaCatalog catalog() {
        return catalog;
    }

    synchronized SchemaVersion register(String subject, Schema schema) throws IOException {
        var version = catalog.place(subject, schema);
        if (!catalog.holds(version)) {
            commit(version);
        }
        return version;
    }

    synchronized void change(CompatibilityChange change) throws IOException {
        commit(change);
    }

    private void commit(RegistryChange change) throws IOException {
        var next = change.applyTo(catalog);
        log.append(change);
        catalog = next;
    }

    @Override
    public synchronized void close() throws IOException {
        log.close();
    }
}
