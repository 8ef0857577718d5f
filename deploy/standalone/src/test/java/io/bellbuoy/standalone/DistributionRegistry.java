package io.bellbuoy.standalone;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's {@code docker-registry} in a process of its own, and clients that use it. */
final class DistributionRegistry implements AutoCloseable {

    /** Events of one push, one pull and one deletion by tag that are not about blobs: skopeo looks the manifest up twice. */
    private static final int MANIFESTS_AND_TAGS = 5;

    private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(1);

    private final Path dir;
    private final Process process;
    private final String address;
    private final int debugPort;

    private DistributionRegistry(Path dir, Process process, int port, int debugPort) {
        this.dir = dir;
        this.process = process;
        this.address = "127.0.0.1:" + port;
        this.debugPort = debugPort;
    }

    /** Starts a registry that notifies the URL with the bearer token. */
    static DistributionRegistry start(Path dir, String notify, String token) throws IOException {
        int port = freePort();
        int debugPort = freePort();
        Path config = Files.writeString(
                dir.resolve("registry.yml"),
                """
                version: 0.1
                log: {level: warn}
                storage:
                  filesystem: {rootdirectory: "%s"}
                  delete: {enabled: true}
                http:
                  addr: "127.0.0.1:%d"
                  debug: {addr: "127.0.0.1:%d"}
                notifications:
                  endpoints:
                    - name: bellbuoy
                      url: "%s"
                      headers: {Authorization: ["Bearer %s"]}
                      timeout: 5s
                      threshold: 3
                      backoff: 1s
                """
                        .formatted(dir.resolve("registry"), port, debugPort, notify, token));
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("registry.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> listens(port));
        return new DistributionRegistry(dir, process, port, debugPort);
    }

    /** Makes an image of one small file and pushes it. */
    void push(String repository, String tag) throws Exception {
        Path file = Files.writeString(dir.resolve("greeting"), "hello\n");
        run("umoci", "init", "--layout", "image");
        run("umoci", "new", "--image", "image:" + tag);
        run("umoci", "insert", "--rootless", "--image", "image:" + tag, file.toString(), "/greeting");
        skopeo("copy", "--dest-tls-verify=false", "oci:image:" + tag, image(repository, tag));
    }

    void pull(String repository, String tag) throws Exception {
        skopeo("copy", "--src-tls-verify=false", image(repository, tag), "dir:pulled");
    }

    void delete(String repository, String tag) throws Exception {
        skopeo("delete", "--tls-verify=false", image(repository, tag));
    }

    /** How many events the registry says it has delivered beyond those about manifests and tags. */
    int reportedBlobs() throws IOException {
        URL url = URI.create("http://127.0.0.1:" + debugPort + "/debug/vars").toURL();
        try (InputStream variables = url.openStream()) {
            int delivered = new JsonMapper()
                    .readTree(variables)
                    .at("/registry/notifications/endpoints/0/Metrics/Successes")
                    .asInt();
            return delivered - MANIFESTS_AND_TAGS;
        }
    }

    private String image(String repository, String tag) {
        return "docker://" + address + "/" + repository + ":" + tag;
    }

    private void skopeo(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 2];
        command[0] = "skopeo";
        command[1] = "--insecure-policy";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        run(command);
    }

    private void run(String... command) throws Exception {
        Path log = dir.resolve("commands.log");
        Process running = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        boolean ended = running.waitFor(COMMAND_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        if (!ended || running.exitValue() != 0) {
            running.destroyForcibly();
            throw new IOException(List.of(command) + " failed:\n" + Files.readString(log));
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
