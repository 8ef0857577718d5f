package io.bellbuoy.benchmarks.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An nginx that answers every request with 204 and counts them: a receiver that takes the least of the machine, and a judge
 * that none of the contenders knows. For one thread.
 */
final class NginxSink implements AutoCloseable {

    private static final String CONFIGURATION =
            """
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log stderr error;
            events { worker_connections 8192; }
            http {
              access_log off;
              client_body_temp_path %1$s;
              proxy_temp_path %1$s;
              fastcgi_temp_path %1$s;
              uwsgi_temp_path %1$s;
              scgi_temp_path %1$s;
              keepalive_requests 1000000000;
              server {
                listen 127.0.0.1:%2$d;
                location / { return 204; }
                location = /count { stub_status; }
              }
            }
            """;

    private static final Pattern COUNTS = Pattern.compile("\\d+ \\d+ (\\d+)");

    private final Process process;
    private final int port;

    private long looks;

    private NginxSink(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param dir for its files; deleted by its owner
     */
    static NginxSink start(Path dir) throws IOException {
        int port = freePort();
        Path configuration = Files.writeString(dir.resolve("nginx.conf"), CONFIGURATION.formatted(dir, port));
        Process process = start(
                List.of("nginx", "-p", dir.toString(), "-e", "stderr", "-c", configuration.toString()),
                dir.resolve("nginx.log"));
        // Not even a benchmark that is interrupted leaves it behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        NginxSink sink = new NginxSink(process, port);
        sink.awaitListening(dir.resolve("nginx.log"));
        return sink;
    }

    private static Process start(List<String> command, Path log) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("The benchmark needs nginx; on Debian: apt-get install nginx-light", e);
        }
    }

    private void awaitListening(Path log) throws IOException {
        while (true) {
            try {
                requests();
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException("nginx did not start: " + Files.readString(log), e);
                }
                Thread.onSpinWait();
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** How many requests it has answered, those for this figure left out. */
    long requests() throws IOException {
        try (InputStream page = URI.create(url() + "/count").toURL().openStream()) {
            looks++;
            // Connections accepted, connections handled, requests.
            Matcher counts = COUNTS.matcher(new String(page.readAllBytes(), UTF_8));
            if (!counts.find()) {
                throw new IOException("nginx does not count");
            }
            return Long.parseLong(counts.group(1)) - looks;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
