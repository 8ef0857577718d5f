package io.bellbuoy.worker.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small forward proxy on 127.0.0.1 that notes where it is asked to go: HTTP with {@code CONNECT} and absolute URLs, or
 * SOCKS 5. It resolves names as the system does.
 */
final class TestProxy implements AutoCloseable {

    private static final Pattern REQUEST_LINE = Pattern.compile("(\\S+) (\\S+) HTTP/1.1\r\n");

    private final NetServer server;
    private final NetClient client;
    private final Optional<String> authorization;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private TestProxy(Vertx vertx, NetServerOptions options, Optional<String> credentials, boolean socks)
            throws Exception {
        this.client = vertx.createNetClient();
        this.authorization =
                credentials.map(text -> "Basic " + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
        this.server = vertx.createNetServer(options)
                .connectHandler(socket -> {
                    if (socks) {
                        socket.handler(greeting -> greet(socket));
                    } else {
                        socket.handler(head -> http(socket, head));
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    static TestProxy http(Vertx vertx) throws Exception {
        return new TestProxy(vertx, new NetServerOptions(), Optional.empty(), false);
    }

    /** One that lets only this {@code user:password} through. */
    static TestProxy http(Vertx vertx, String credentials) throws Exception {
        return new TestProxy(vertx, new NetServerOptions(), Optional.of(credentials), false);
    }

    static TestProxy https(Vertx vertx, NetServerOptions tls) throws Exception {
        return new TestProxy(vertx, tls.setSsl(true), Optional.empty(), false);
    }

    static TestProxy socks5(Vertx vertx) throws Exception {
        return new TestProxy(vertx, new NetServerOptions(), Optional.empty(), true);
    }

    int port() {
        return server.actualPort();
    }

    /** What it was asked for: {@code CONNECT 127.0.0.1:80}, {@code POST http://ci.example/}, {@code SOCKS 127.0.0.1:80}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.close();
    }

    private void http(NetSocket socket, Buffer head) {
        Matcher line = REQUEST_LINE.matcher(head.toString());
        if (!line.lookingAt()) {
            socket.close();
            return;
        }
        asked.add(line.group(1) + " " + line.group(2));
        if (authorization.isPresent() && !head.toString().contains(authorization.get())) {
            socket.end(Buffer.buffer("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n"));
        } else if (line.group(1).equals("CONNECT")) {
            URI target = URI.create("x://" + line.group(2));
            tunnel(socket, target, Buffer.buffer("HTTP/1.1 200 OK\r\n\r\n"), Buffer.buffer());
        } else {
            URI target = URI.create(line.group(2));
            tunnel(
                    socket,
                    target,
                    Buffer.buffer(),
                    Buffer.buffer(head.toString().replace(line.group(2), target.getPath())));
        }
    }

    private void tunnel(NetSocket socket, URI target, Buffer toCaller, Buffer toTarget) {
        socket.pause();
        client.connect(target.getPort(), target.getHost())
                .onSuccess(connected -> {
                    join(socket, connected);
                    socket.write(toCaller);
                    connected.write(toTarget);
                })
                .onFailure(failure -> socket.end(Buffer.buffer("HTTP/1.1 502 Bad Gateway\r\n\r\n")));
    }

    private static void join(NetSocket one, NetSocket other) {
        one.handler(other::write).closeHandler(end -> other.close()).resume();
        other.handler(one::write).closeHandler(end -> one.close());
    }

    /** Version 5, no authentication. */
    private void greet(NetSocket socket) {
        socket.handler(request -> socks(socket, request)).write(Buffer.buffer(new byte[] {5, 0}));
    }

    private void socks(NetSocket socket, Buffer request) {
        boolean isName = request.getByte(3) == 3;
        int hostAt = isName ? 5 : 4;
        int hostLength = isName ? request.getByte(4) : 4;
        String host = isName
                ? request.getString(hostAt, hostAt + hostLength)
                : "%d.%d.%d.%d"
                        .formatted(
                                request.getUnsignedByte(4),
                                request.getUnsignedByte(5),
                                request.getUnsignedByte(6),
                                request.getUnsignedByte(7));
        int port = request.getUnsignedShort(hostAt + hostLength);
        asked.add("SOCKS " + host + ":" + port);
        socket.pause();
        client.connect(port, host)
                .onSuccess(connected -> {
                    join(socket, connected);
                    socket.write(socksReply(0));
                })
                .onFailure(failure -> socket.end(socksReply(5)));
    }

    private static Buffer socksReply(int status) {
        return Buffer.buffer(new byte[] {5, (byte) status, 0, 1, 0, 0, 0, 0, 0, 0});
    }
}
