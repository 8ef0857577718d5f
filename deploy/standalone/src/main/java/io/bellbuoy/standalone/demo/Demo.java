package io.bellbuoy.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.standalone.Standalone;
import io.bellbuoy.standalone.StandaloneOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The demo's story, told as it happens. Its data lives in a temporary folder and goes with it. */
final class Demo implements AutoCloseable {

    private static final String SUBSCRIPTION = "/v1/tenants/demo/subscriptions/ci";
    private static final String INGEST = "/v1/tenants/demo/ingest/distribution";
    private static final String DISTRIBUTION = "application/vnd.docker.distribution.events.v2+json";
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(60);

    private final PrintStream out;
    private final boolean freePorts;
    private final ConfigSources sources;
    private final CompletableFuture<Received> first = new CompletableFuture<>();

    private @Nullable Path data;
    private @Nullable Vertx vertx;
    private @Nullable Standalone standalone;
    private final CountDownLatch closed = new CountDownLatch(1);

    Demo(ConfigSources sources, PrintStream out, boolean freePorts) {
        this.sources = sources;
        this.out = out;
        this.freePorts = freePorts;
    }

    /** From nothing to a webhook; true when it arrived and its signature was verified. */
    boolean deliverOne() throws Exception {
        out.println("Starting a Kafka broker, a schema registry, and Bellbuoy's ingest, matcher and worker …");
        Standalone bellbuoy = start();
        Receiver receiver = new Receiver(vertx(), this::show);
        Api api = new Api(bellbuoy.apiUrl(), token(bellbuoy));

        out.printf("%nA team subscribes: pushes to library/**, sent to %s%n", receiver.url());
        String subscription = Samples.subscription(receiver.url());
        JsonNode made = api.send("PUT", SUBSCRIPTION, "application/json", subscription);
        receiver.expect(made.at("/endpoint/secret").asText());

        out.printf("%nA registry reports a push in its own words: POST %s%n", INGEST);
        Instant pushed = Instant.now();
        api.send("POST", INGEST, DISTRIBUTION, Samples.push(pushed));

        return awaitFirst(pushed);
    }

    void explainHowToGoOn() {
        Standalone bellbuoy = standalone;
        if (bellbuoy == null) {
            return;
        }
        out.println(Samples.howToGoOn(bellbuoy.apiUrl(), token(bellbuoy)));
    }

    /** Waits until someone closes the demo; webhooks are shown meanwhile. */
    void awaitClose() throws InterruptedException {
        closed.await();
    }

    private Standalone start() throws Exception {
        Path folder = Files.createTempDirectory("bellbuoy-demo");
        data = folder;
        StandaloneOptions options = new StandaloneOptions(folder, 0, 0);
        Map<String, String> defaults = freePorts
                ? Map.of("delivery.allowed-networks", "127.0.0.0/8", "http.port", "0", "management.port", "0")
                : Map.of("delivery.allowed-networks", "127.0.0.0/8");
        Standalone bellbuoy = new Standalone(options, sources, defaults);
        bellbuoy.start();
        standalone = bellbuoy;
        return bellbuoy;
    }

    private boolean awaitFirst(Instant pushed) throws InterruptedException, ExecutionException {
        try {
            Received webhook = first.get(DELIVERY_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            out.printf(
                    "%nFrom the registry's report to the receiver: %d ms.%n",
                    Duration.between(pushed, Instant.now()).toMillis());
            return webhook.verified();
        } catch (TimeoutException e) {
            out.printf("%nNo webhook arrived within %d s.%n", DELIVERY_TIMEOUT.toSeconds());
            return false;
        }
    }

    private void show(Received webhook) {
        out.printf("%nA webhook arrived:%n%n  POST /hook%n");
        webhook.headers().forEach((name, value) -> out.printf("  %s: %s%n", name, value));
        out.println();
        out.println(pretty(webhook.body()).indent(2));
        out.println(webhook.verified() ? "  ✔ signature verified" : "  ✘ signature does not fit");
        first.complete(webhook);
    }

    private static String pretty(String json) {
        try {
            return AvroJson.mapper().readTree(json).toPrettyString();
        } catch (IOException e) {
            return json;
        }
    }

    private static String token(Standalone bellbuoy) {
        return bellbuoy.config().admin().token().map(Password::value).orElseThrow();
    }

    private Vertx vertx() {
        Vertx made = Vertx.vertx();
        vertx = made;
        return made;
    }

    /** Safe to call twice, and from the hook that ends the process. */
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        try {
            if (vertx != null) {
                vertx.close().await(10, TimeUnit.SECONDS);
            }
            if (standalone != null) {
                standalone.stop();
            }
            deleteData();
        } catch (Exception e) {
            out.println("Did not stop cleanly: " + e.getMessage());
        }
    }

    private void deleteData() throws IOException {
        if (data == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
