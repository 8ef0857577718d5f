package io.bellbuoy.kit.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Source;
import io.bellbuoy.kit.config.SecretsConfig;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SourceSecretsTest {

    private final KeySet keys = KeySet.generate();
    private final SourceSecrets secrets = SourceSecrets.with(keys);

    @BeforeAll
    static void trust() {
        AvroTrust.ensure();
    }

    @Test
    void shouldSealEverySecretAndOpenItAgain() {
        // When
        Source sealed = secrets.sealed(source());

        // Then
        assertThat(sealed.getSecrets()).hasSize(2).allMatch(SealedText::is);
        assertThat(sealed).asString().doesNotContain("geheim");
        assertThat(secrets.opened(sealed)).isEqualTo(source());
        assertThat(secrets.opened(source())).isEqualTo(source());
    }

    @Test
    void shouldOpenWithAnOlderKeyAndLeaveSealedWhatAnotherSealed() {
        // Given
        Source sealed = secrets.sealed(source());

        // Then
        assertThat(SourceSecrets.with(keys.rotated()).opened(sealed)).isEqualTo(source());
        assertThat(SourceSecrets.with(KeySet.generate()).opened(sealed)).isEqualTo(sealed);
        assertThat(SourceSecrets.with(KeySet.generate()).sealed(sealed)).isEqualTo(sealed);
        assertThat(new SourceSecrets(Sealer.inClear()).opened(sealed)).isEqualTo(sealed);
    }

    @Test
    void shouldNotOpenWhatWasMovedToAnotherTenantOrDialect() {
        // Given
        Source sealed = secrets.sealed(source());

        // When
        Source stolen = Source.newBuilder(sealed).setTenant("evil").build();
        Source misplaced = Source.newBuilder(sealed).setDialect("harbor").build();

        // Then
        assertThat(secrets.opened(stolen)).isEqualTo(stolen);
        assertThat(secrets.opened(misplaced)).isEqualTo(misplaced);
    }

    @Test
    void shouldSealWithTheConfiguredKeysOrNotAtAll() {
        // Given
        SecretsConfig configured = new SecretsConfig(Optional.of(new Password(keys.json())), Optional.empty());
        SecretsConfig none = new SecretsConfig(Optional.empty(), Optional.empty());

        // Then
        assertThat(secrets.opened(ConfiguredKeys.sourceSecrets(configured).sealed(source())))
                .isEqualTo(source());
        assertThat(ConfiguredKeys.sourceSecrets(none).sealed(source())).isEqualTo(source());
    }

    private static Source source() {
        return Source.newBuilder()
                .setTenant("acme")
                .setDialect("distribution")
                .setVerification("header")
                .setSecrets(List.of("geheim-1", "geheim-2"))
                .build();
    }
}
