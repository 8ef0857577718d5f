package io.bellbuoy.standalone;

import io.bellbuoy.ingest.IngestService;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.lifecycle.Services;
import io.bellbuoy.matcher.MatcherService;
import io.bellbuoy.worker.DeliveryWorker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** All roles as they are deployed, over a cluster that is there already, under a topic prefix of their own. */
final class Pipeline implements AutoCloseable {

    private final Services services;
    private final IngestService ingest;
    private final HttpClient client = HttpClient.newHttpClient();

    private Pipeline(Services services, IngestService ingest) {
        this.services = services;
        this.ingest = ingest;
    }

    /** Starts all roles in this JVM. */
    static Pipeline start(PipelineSettings settings) throws Exception {
        return start(settings.config(), Pipeline::matcherAndWorker);
    }

    /** The same, and keeps what became of deliveries. */
    static Pipeline startWithHistory(PipelineSettings settings) throws Exception {
        return start(settings.configWithHistory(), Pipeline::matcherAndWorker);
    }

    private static List<Service> matcherAndWorker(BellbuoyConfig config, Host host) {
        return List.of(
                new MatcherService(config, host.health(), host.metrics()),
                new DeliveryWorker(config, host.vertx(), host.health(), host.metrics()));
    }

    /** Makes the topics and opens the front door; matchers and workers are processes of their own. */
    static Pipeline startFrontDoor(PipelineSettings settings) throws Exception {
        return start(settings.config(), (config, host) -> List.of());
    }

    private static Pipeline start(
            BellbuoyConfig config, BiFunction<BellbuoyConfig, Host, List<? extends Service>> others) throws Exception {
        Host host = new Host();
        IngestService ingest = new IngestService(config, host.vertx(), host.health(), host.metrics());
        List<Service> services = new ArrayList<>(List.of(host, new TopicProvisioning(config)));
        services.addAll(others.apply(config, host));
        services.add(ingest);
        Services all = new Services("pipeline", services);
        all.start();
        return new Pipeline(all, ingest);
    }

    int port() {
        return ingest.port();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Subscribes the receiver to these event types of the tenant. */
    void subscribe(String tenant, String id, String url, String... eventTypes) throws Exception {
        String body = "{\"eventTypes\": [\"%s\"], \"endpoint\": {\"url\": \"%s\"}}"
                .formatted(String.join("\",\"", eventTypes), url);
        HttpResponse<String> answer =
                send("PUT", "/v1/tenants/" + tenant + "/subscriptions/" + id, "application/json", body);
        if (answer.statusCode() != 201) {
            throw new IOException("Not subscribed: " + answer.statusCode() + " " + answer.body());
        }
    }

    HttpResponse<String> send(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Bearer " + PipelineSettings.TOKEN)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() throws Exception {
        services.stop();
    }
}
