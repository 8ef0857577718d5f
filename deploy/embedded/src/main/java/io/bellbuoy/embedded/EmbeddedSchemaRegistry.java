package io.bellbuoy.embedded;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry inside this JVM, on 127.0.0.1 only, that answers Confluent's REST calls for Avro. What it answered is
 * on the disk, if it was given a file. Starting and closing block, so call them from no event loop.
 */
public final class EmbeddedSchemaRegistry implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedSchemaRegistry.class);

    private final HttpServer server;
    private final SchemaStore store;

    private EmbeddedSchemaRegistry(HttpServer server, SchemaStore store) {
        this.server = server;
        this.store = store;
    }

    /**
     * Starts a registry that knows what its file says.
     *
     * @param file where schemas are kept, one JSON object per line; null keeps them in memory
     * @param port on 127.0.0.1; 0 takes a free one
     * @throws IllegalStateException if it cannot start; the message names the port, the file and the reason
     */
    public static EmbeddedSchemaRegistry start(Vertx vertx, @Nullable Path file, int port) {
        try {
            var registry = open(vertx, file, port);
            log.atInfo().addKeyValue("url", registry.url()).log("Embedded schema registry started");
            return registry;
        } catch (IOException | RuntimeException e) {
            var where = file == null ? "memory" : file.toString();
            throw new IllegalStateException(
                    "Cannot start the embedded schema registry on %s:%d with its schemas in %s: %s"
                            .formatted(LoopbackPorts.HOST, port, where, e.getMessage()),
                    e);
        }
    }

    private static EmbeddedSchemaRegistry open(Vertx vertx, @Nullable Path file, int port) throws IOException {
        var schemaLog = file == null ? SchemaLog.inMemory() : FileSchemaLog.open(file);
        try {
            var store = new SchemaStore(schemaLog);
            var router = new RegistryRoutes(vertx, store).router();
            var server = await(vertx.createHttpServer().requestHandler(router).listen(port, LoopbackPorts.HOST));
            return new EmbeddedSchemaRegistry(server, store);
        } catch (IOException | RuntimeException e) {
            schemaLog.close();
            throw e;
        }
    }

    public String url() {
        return "http://" + LoopbackPorts.HOST + ":" + server.actualPort();
    }

    /** Stops answering, then closes the file. May be called again. */
    @Override
    public void close() {
        try (store) {
            await(server.close());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }
}
