package io.bellbuoy.worker.sending;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Something inside that nobody should reach: counts connections to any address of this machine, and answers them. */
final class Listener implements AutoCloseable {

    private final NetServer server;
    private final List<String> reached = new CopyOnWriteArrayList<>();

    Listener(Vertx vertx) throws Exception {
        server = vertx.createNetServer()
                .connectHandler(this::answer)
                .listen(0, "0.0.0.0")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    int port() {
        return server.actualPort();
    }

    /** The address of each connection so far, as the caller knows it. */
    List<String> reached() {
        return List.copyOf(reached);
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(NetSocket socket) {
        reached.add(socket.localAddress().hostAddress());
        socket.handler(request -> socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"));
    }
}
