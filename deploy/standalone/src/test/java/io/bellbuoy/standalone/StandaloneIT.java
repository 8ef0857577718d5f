package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneIT {

    private static final Map<String, String> FREE_PORTS = Map.of("http.port", "0", "management.port", "0");
    private static final ConfigSources NOTHING_SET =
            new ConfigSources(Optional.empty(), Map.of(), List.of(), Preset.NONE);
    private static final String SUBSCRIPTION = "/v1/tenants/acme/subscriptions/ci";

    @TempDir
    private Path data;

    @Test
    void shouldFindItsDataAgainAfterARestart() throws Exception {
        // Given
        Standalone first = standalone();
        first.start();
        String token = Files.readString(data.resolve("admin-token")).strip();
        assertThat(call(first, token, "PUT", "{\"endpoint\": {\"url\": \"https://ci.example/hook\"}}")
                        .statusCode())
                .isEqualTo(201);
        first.stop();

        // When
        Standalone second = standalone();
        second.start();

        // Then
        try {
            assertThat(call(second, token, "GET", "").body()).contains("https://ci.example/hook");
            assertThat(Files.getPosixFilePermissions(data.resolve("secrets-keyset.json")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        } finally {
            second.stop();
        }
    }

    @Test
    void shouldLetGoOfEverythingWhenAPartCannotStart() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> defaults =
                    Map.of("http.port", "0", "management.port", Integer.toString(taken.getLocalPort()));
            Standalone failing = new Standalone(new StandaloneOptions(data, 0, 0), NOTHING_SET, defaults);

            // When
            assertThatThrownBy(failing::start).isInstanceOf(Exception.class);
        }
        Standalone next = standalone();
        next.start();

        // Then: the data is nobody else's
        assertThat(next.apiUrl()).startsWith("http://127.0.0.1:");
        next.stop();
    }

    @Test
    void shouldEndWithItsOwnExitCodeWhenTopicsAreMissing() {
        List<String> arguments = new ArrayList<>(List.of("worker"));
        PipelineSettings.onSharedKafka(data).sets().forEach(set -> arguments.addAll(List.of("--set", set)));

        int exit = Bellbuoy.commandLine().execute(arguments.toArray(String[]::new));

        assertThat(exit).isEqualTo(3);
    }

    private Standalone standalone() {
        return new Standalone(new StandaloneOptions(data, 0, 0), NOTHING_SET, FREE_PORTS);
    }

    private static HttpResponse<String> call(Standalone standalone, String token, String method, String body)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(standalone.apiUrl() + SUBSCRIPTION))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
