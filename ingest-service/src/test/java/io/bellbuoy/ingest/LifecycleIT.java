package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.topics.BadTopicsException;
import io.bellbuoy.testing.TestKafka;
import io.vertx.core.Vertx;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LifecycleIT {

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
    void shouldStopTwiceAndFinishWhatIsInHand() throws Exception {
        // Given
        IngestFixture.provision(config);
        IngestFixture ingest = IngestFixture.start(config);
        HttpClient http = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 100)
                .mapToObj(i -> http.sendAsync(
                        ingest.request("POST", "/v1/tenants/acme/events", "{\"type\":\"ping\"}")
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
