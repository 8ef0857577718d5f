package io.bellbuoy.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds and checks TCP ports on the loopback address. */
final class LoopbackPorts {

    static final String HOST = "127.0.0.1";

    /**
     * Below what Linux (from 32768) and macOS (from 49152) hand out to outgoing connections. A client that reconnects
     * to a stopped broker could otherwise be given the broker's own port, connect to itself and keep the port taken.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_767;
    private static final int ATTEMPTS = 100;

    private LoopbackPorts() {}

    /** A port that was free a moment ago. */
    static int free() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new BindException("no free port found on " + HOST + " between " + LOWEST + " and " + HIGHEST);
    }

    /** The port, or a free one instead of 0. */
    static int orFree(int port) throws IOException {
        return port == 0 ? free() : port;
    }

    static void requireFree(int port) throws IOException {
        if (!isFree(port)) {
            throw new BindException("port " + port + " is taken");
        }
    }

    private static boolean isFree(int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (BindException taken) {
            return false;
        }
    }
}
