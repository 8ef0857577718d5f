package io.bellbuoy.kit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.config.SecretsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredKeysTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void trust() {
        AvroTrust.ensure();
    }

    @Test
    void shouldReadTheFileThatWasWrittenForItsOwnersEyesOnly() throws IOException {
        // Given
        Path file = folder.resolve("keys.json");
        KeySet keys = KeySet.generate();

        // When
        new KeySetFile(file).write(keys);

        // Then
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.toFile().list()).hasSize(1);
        assertThat(ConfiguredKeys.secrets(inFile(file)).opened(sealed(keys))).isEqualTo(subscription());
    }

    @Test
    void shouldPreferTheKeysThatAreGivenThemselves() throws IOException {
        // Given
        Path file = folder.resolve("keys.json");
        new KeySetFile(file).write(KeySet.generate());
        KeySet keys = KeySet.generate();

        // When
        SubscriptionSecrets secrets =
                ConfiguredKeys.secrets(new SecretsConfig(Optional.of(new Password(keys.json())), Optional.of(file)));

        // Then
        assertThat(secrets.opened(sealed(keys))).isEqualTo(subscription());
    }

    @Test
    void shouldKeepSecretsInClearWithoutKeys() {
        SubscriptionSecrets secrets = ConfiguredKeys.secrets(new SecretsConfig(Optional.empty(), Optional.empty()));

        assertThat(secrets.sealed(subscription())).isEqualTo(subscription());
    }

    @Test
    void shouldNameTheKeyOfTheConfigurationThatIsWrongAndShowNoSecret() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.json"), "{}");

        assertThatThrownBy(() -> ConfiguredKeys.secrets(inFile(folder.resolve("none.json"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("secrets.keyset-file", "none.json", "cannot be read");
        assertThatThrownBy(() -> ConfiguredKeys.secrets(inFile(empty)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("secrets.keyset-file", "empty.json", "not a Tink key set");
        assertThatThrownBy(() -> ConfiguredKeys.secrets(
                        new SecretsConfig(Optional.of(new Password("{\"geheim\":1}")), Optional.empty())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("secrets.keyset", "not a Tink key set")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void shouldAddAKeyThatBecomesPrimaryAndKeepTheOthers() {
        // Given
        KeySet first = KeySet.generate();

        // When
        KeySet rotated = KeySet.parse(first.rotated().json());

        // Then
        assertThat(rotated.keys()).hasSize(2).extracting(KeySet.Key::primary).containsExactly(false, true);
        assertThat(rotated.keys().get(0).id()).isEqualTo(first.keys().get(0).id());
        assertThat(rotated.toString()).doesNotContain(keyMaterial(rotated.json()));
    }

    private static String keyMaterial(String json) {
        return json.replaceAll("(?s).*\"value\": ?\"([^\"]+)\".*", "$1");
    }

    private static SecretsConfig inFile(Path file) {
        return new SecretsConfig(Optional.empty(), Optional.of(file));
    }

    private static Subscription sealed(KeySet keys) {
        return SubscriptionSecrets.with(keys).sealed(subscription());
    }

    private static Subscription subscription() {
        return Subscription.newBuilder()
                .setTenant("acme")
                .setId("ci")
                .setEndpoint(Endpoint.newBuilder().setSecret("geheim").build())
                .build();
    }
}
