package io.bellbuoy.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.PropertiesUtils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A broker's data directory while this JVM owns it. Kafka locks its log directory too, but only after the controller has
 * opened the metadata log in it, which is too late for a second process to keep its hands off.
 */
final class DataDirectory implements Closeable {

    private static final String LOCK_FILE = "embedded.lock";

    private final Path dir;
    private final FileChannel lockFile;

    private DataDirectory(Path dir, FileChannel lockFile) {
        this.dir = dir;
        this.lockFile = lockFile;
    }

    static DataDirectory claim(Path dir) throws IOException {
        Files.createDirectories(dir);
        var lockFile = FileChannel.open(dir.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lockOf(lockFile) == null) {
            lockFile.close();
            throw new IOException("the data directory is in use by another broker");
        }
        return new DataDirectory(dir, lockFile);
    }

    private static @Nullable FileLock lockOf(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    /** The cluster that the data in a formatted directory belongs to. */
    static String clusterId(Path dir) throws IOException {
        return PropertiesUtils.readPropertiesFile(identity(dir).toString()).getProperty("cluster.id");
    }

    /** Makes a new directory this node's. One that has its cluster id keeps it, and its data. */
    void formatIfNew(Node node) throws Exception {
        // The formatter writes this file last, so a format that was cut short is done again.
        if (Files.exists(identity(dir))) {
            requireReadable(identity(dir));
        } else {
            format(node);
        }
    }

    private static Path identity(Path dir) {
        return dir.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME);
    }

    /** Kafka would only say that it found no readable file. */
    private static void requireReadable(Path identity) throws IOException {
        try {
            new MetaProperties.Builder(PropertiesUtils.readPropertiesFile(identity.toString())).build();
        } catch (RuntimeException e) {
            throw new IOException("the data is of another version: " + e.getMessage(), e);
        }
    }

    private void format(Node node) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(node.clusterId())
                .setNodeId(node.id())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .addDirectory(dir.toAbsolutePath().toString())
                .setMetadataLogDirectory(dir.toAbsolutePath().toString())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
