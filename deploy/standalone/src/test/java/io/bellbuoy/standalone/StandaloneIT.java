package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        } finally {
            second.stop();
        }
    }

    @Test
    void shouldKeepTheAdminTokenForItsOwnersEyesOnly() throws Exception {
        AdminToken token = AdminToken.in(data);

        assertThat(Files.getPosixFilePermissions(token.file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(token.value()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(AdminToken.in(data)).isEqualTo(token);
        assertThat(token.toString()).doesNotContain(token.value());
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
