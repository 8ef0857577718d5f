package io.bellbuoy.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Where a registry's changes are kept, in their order. For one thread at a time. */
interface SchemaLog extends Closeable {

    /** What was kept when the log was opened. */
    List<RegistryChange> earlier();

    /** Returns when the change is safe; after a failure the log is as it was. */
    void append(RegistryChange change) throws IOException;

    /** Keeps nothing: the registry's memory ends with the JVM. */
    static SchemaLog inMemory() {
        return new SchemaLog() {
            @Override
            public List<RegistryChange> earlier() {
                return List.of();
            }

            @Override
            public void append(RegistryChange change) {}

            @Override
            public void close() {}
        };
    }
}
