package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.topics.BadTopicsException;
import io.bellbuoy.testing.TestKafka;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LifecycleIT {

    private static final String EVENTS = "/v1/tenants/acme/events";

    private final TestKafka kafka = TestKafka.shared();
    private final BellbuoyConfig config =
            IngestFixture.config(kafka.bootstrapServers(), kafka.schemaRegistryUrl(), kafka.freshPrefix());

    @Test
    void shouldNotStartWithoutAToken() {
        BellbuoyConfig tokenless =
                BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), List.of(), Preset.NONE));

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new IngestService(tokenless, Vertx.vertx(), new Health(), new Metrics()))
                .withMessageStartingWith("admin.token: is missing");
    }

    @Test
    void shouldNotLetEverybodyInFromOtherMachines() {
        BellbuoyConfig open = BellbuoyConfig.load(new ConfigSources(
                Optional.empty(), Map.of(), List.of("auth.disabled=true", "http.host=0.0.0.0"), Preset.NONE));

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new IngestService(open, Vertx.vertx(), new Health(), new Metrics()))
                .withMessageStartingWith("auth.disabled: 'true' cannot be used: http.host is 0.0.0.0");
    }

    @Test
    void shouldLetEverybodyOnThisMachineInIfToldTo() throws Exception {
        BellbuoyConfig open = IngestFixture.config(
                kafka.bootstrapServers(), kafka.schemaRegistryUrl(), kafka.freshPrefix(), "auth.disabled=true");
        IngestFixture.provision(open);

        try (IngestFixture ingest = IngestFixture.start(open)) {
            assertThat(ingest.send(ingest.withoutToken("GET", "/v1/platform/tokens", ""))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldNotStartWithoutItsTopicsAndNameThem() {
        assertThatExceptionOfType(BadTopicsException.class)
                .isThrownBy(() -> IngestFixture.start(config))
                .withMessageContaining(config.topics().prefix() + "events")
                .withMessageContaining(config.topics().prefix() + "subscriptions");
    }

    @Test
    void shouldSayThatItGoesBeforeItDoesAndLoseNothingThatItAccepted() throws Exception {
        // Given
        BellbuoyConfig draining = IngestFixture.config(
                kafka.bootstrapServers(), kafka.schemaRegistryUrl(), kafka.freshPrefix(), "http.drain-delay=2s");
        IngestFixture.provision(draining);
        IngestFixture ingest = IngestFixture.start(draining);
        // Not of a pool, which might have fewer threads than this wants at a time.
        Executor threads = task -> new Thread(task, "sender").start();
        HttpRequest.Builder events = ingest.request("POST", EVENTS, "").header("Content-Type", "application/json");
        List<CompletableFuture<Set<String>>> senders = IntStream.range(0, 8)
                .mapToObj(
                        sender -> CompletableFuture.supplyAsync(() -> sendUntilNobodyIsThere(events, sender), threads))
                .toList();

        // When
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(ingest::close, threads);

        // Then: for a while it is not ready, and yet takes what comes
        await().untilAsserted(() ->
                assertThat(ingest.manage("/readyz").body()).contains("\"ingest-drain\",\"status\":\"down\""));
        HttpResponse<String> late = ingest.sendJson("POST", EVENTS, "{\"id\":\"late\",\"type\":\"ping\"}");
        assertThat(late.statusCode()).isEqualTo(202);
        assertThat(late.headers().firstValue("Connection")).hasValue("close");

        // Then
        stopping.join();
        Set<String> accepted = new HashSet<>(Set.of("late"));
        senders.forEach(sender -> accepted.addAll(sender.join()));
        try (var reader = ingest.reader(ingest.topics.events(), RegistryEvent.class)) {
            List<ConsumerRecord<String, RegistryEvent>> written =
                    reader.readUntil(records -> records.size() >= accepted.size());
            assertThat(accepted).hasSizeGreaterThan(8);
            assertThat(written).extracting(found -> found.value().getId()).containsAll(accepted);
        }
    }

    /** The ids of the events that were accepted. Whoever gets an answer at all gets this one. */
    private static Set<String> sendUntilNobodyIsThere(HttpRequest.Builder events, int sender) {
        Set<String> accepted = new HashSet<>();
        HttpClient http = HttpClient.newHttpClient();
        while (true) {
            String id = sender + "-" + accepted.size();
            HttpRequest event = events.copy()
                    .POST(BodyPublishers.ofString("{\"id\":\"" + id + "\",\"type\":\"ping\"}"))
                    .build();
            try {
                assertThat(http.send(event, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(202);
                accepted.add(id);
            } catch (IOException | InterruptedException gone) {
                return accepted;
            }
        }
    }

    @Test
    void shouldStopTwiceAndFinishWhatIsInHand() throws Exception {
        // Given
        IngestFixture.provision(config);
        IngestFixture ingest = IngestFixture.start(config);
        HttpClient http = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 100)
                .mapToObj(i -> http.sendAsync(
                        ingest.request("POST", EVENTS, "{\"type\":\"ping\"}")
                                .header("Content-Type", "application/json")
                                .build(),
                        BodyHandlers.ofString()))
                .toList();

        // When
        sent.get(0).join();
        ingest.close();
        ingest.close();

        // Then: whoever got an answer got the right one, and what was answered for is there
        long accepted = sent.stream()
                .map(answer -> answer.handle((response, refused) -> response).join())
                .filter(Objects::nonNull)
                .peek(response -> assertThat(response.statusCode()).isEqualTo(202))
                .count();
        long written =
                ingest.ends().values().stream().flatMapToLong(LongStream::of).sum();
        assertThat(accepted).isPositive().isEqualTo(written);
    }
}
